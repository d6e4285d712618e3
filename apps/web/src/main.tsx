import './app/no-eval.js';
import './app/trusted-types.js';
import './ui/theme/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.js';
import { startMessages } from './i18n/i18n.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await startMessages();
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);
