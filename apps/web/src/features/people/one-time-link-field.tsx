import { Button, CopyButton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A link that is shown once, to be copied and handed over. */
export function OneTimeLinkField({ link }: { readonly link: string }) {
  const { t } = useTranslation('people');
  return (
    <>
      <TextInput readOnly label={t('link')} value={link} mt="md" />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button mt="md" onClick={copy}>
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
