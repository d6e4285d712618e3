import { createFileRoute } from '@tanstack/react-router';
import { DocumentsScreen } from '../../features/documents/documents-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/documents')({
  loader: () => loadMessages('documents'),
  component: DocumentsScreen,
});
