import { useMediaQuery } from '@mantine/hooks';
import '@mantine/dropzone/styles.layer.css';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload } from '@tabler/icons-react';
import { formatBytes } from '@tiendo/phrases';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';
import { Notice } from './notice.js';
import { useLocale } from './use-locale.js';

interface Rejected {
  readonly file: File;
  readonly errors: readonly { readonly code: string }[];
}

export interface FileDropProps {
  /** What the files are: "Tài liệu kiểm chứng của mục này". */
  readonly label: string;
  /** Media types with their endings: `{ 'application/pdf': ['.pdf'] }`. */
  readonly accept: Readonly<Record<string, readonly string[]>>;
  /** The same in words: "PDF, ảnh, Excel". */
  readonly types: string;
  readonly maxBytes: number;
  readonly maxFiles?: number;
  readonly onFiles: (files: File[]) => void;
  readonly busy?: boolean;
  /** Screenshots pasted anywhere on the page come here, too. */
  readonly takesPaste?: boolean;
}

/** Files by dropping, choosing or pasting. Says its limits before, and what is wrong with a file after. */
export function FileDrop({ label, accept, types, maxBytes, maxFiles = 10, onFiles, busy = false, takesPaste = false }: FileDropProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const [rejected, setRejected] = useState<readonly Rejected[]>([]);
  const touch = useMediaQuery('(hover: none)', false, { getInitialValueInEffect: false });
  const size = formatBytes(maxBytes, locale);

  useEffect(() => {
    if (!takesPaste || busy) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type in accept && file.size <= maxBytes);
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files.slice(0, maxFiles));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [takesPaste, busy, accept, maxBytes, maxFiles, onFiles]);

  const reasonOf = ({ file, errors }: Rejected) => {
    const codes = errors.map((error) => error.code);
    if (codes.includes('file-too-large')) return t('file.tooLarge', { name: file.name, size });
    if (codes.includes('file-invalid-type')) return t('file.wrongType', { name: file.name, types });
    if (codes.includes('too-many-files')) return t('file.tooMany', { count: maxFiles });
    return t('file.rejected', { name: file.name });
  };

  return (
    <>
      <Dropzone
        accept={Object.fromEntries(Object.entries(accept).map(([type, endings]) => [type, [...endings]]))}
        maxSize={maxBytes}
        maxFiles={maxFiles}
        multiple={maxFiles > 1}
        loading={busy}
        onDrop={(files: File[]) => {
          setRejected([]);
          onFiles(files);
        }}
        onReject={(refused: Rejected[]) => setRejected(refused)}
        inputProps={{ 'aria-label': label }}
        className={classes.drop}
      >
        <span className={classes.inside}>
          <IconUpload size={20} stroke={1.75} aria-hidden />
          <span>
            <Dropzone.Accept>{t('file.dropNow')}</Dropzone.Accept>
            <Dropzone.Reject>{t('file.wrongType', { name: '', types })}</Dropzone.Reject>
            <Dropzone.Idle>{t(touch ? 'file.choose' : 'file.drop')}</Dropzone.Idle>
            <span className={classes.limits}>
              {t('file.limits', { types, size })}
              {takesPaste && !touch ? `. ${t('file.paste')}` : ''}
            </span>
          </span>
        </span>
      </Dropzone>
      {rejected.map((rejection) => (
        <Notice key={rejection.file.name} kind="error" title={reasonOf(rejection)} />
      ))}
    </>
  );
}
