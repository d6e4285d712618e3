import { Button, CopyButton, Group, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import classes from './integrations.module.css';

export interface SecretOnceProps {
  readonly title: string;
  readonly warning: string;
  readonly label: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret that was just made: it cannot be shown again, so it stays until somebody says that they have it. */
export function SecretOnce({ title, warning, label, secret, onDone }: SecretOnceProps) {
  const { t } = useTranslation('integrations');
  return (
    <>
      <Notice kind="warning" title={title}>
        {warning}
      </Notice>
      <Textarea mt="md" readOnly label={label} value={secret} autosize classNames={{ input: classes.code ?? '' }} onFocus={(event) => event.currentTarget.select()} data-autofocus />
      <Group mt="md" gap="sm">
        <CopyButton value={secret}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}</CopyButton>
        <Button variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </>
  );
}
