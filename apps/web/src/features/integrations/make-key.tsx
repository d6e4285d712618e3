import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { canHoldScope, KEY_SCOPE_NAMES, type KeyScope } from '@tiendo/domain/access';
import { addDays, plainDate } from '@tiendo/domain/calendar';
import { dayOfInstant, formatDate } from '@tiendo/phrases';
import { apiKeys } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { ErrorState } from '../../ui/error-state.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { REFRESHES } from './integrations.queries.js';
import { SecretOnce } from './secret-once.js';
import { WhoseField, type Whose } from './whose-field.js';

const VALIDITIES = ['30', '90', '180', '365'] as const;

/** On the real calendar, by which keys end, and in the country's zone. */
function lastDayAfter(days: string): string {
  return addDays(plainDate(dayOfInstant(new Date().toISOString())), Number(days));
}

/** A key for a system; what was made is shown once. */
export function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('integrations');
  const [system, setSystem] = useState('');
  const [whose, setWhose] = useState<Whose>('');
  const [chosen, setChosen] = useState<readonly KeyScope[]>([]);
  const [validity, setValidity] = useState<string>('90');
  const [addresses, setAddresses] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const possible = KEY_SCOPE_NAMES.filter((scope) => canHoldScope(whose, scope));
  const scopes = chosen.filter((scope) => possible.includes(scope));
  const expiresOn = lastDayAfter(validity);
  const missing = {
    system: system.trim() === '' ? t('needed.system') : null,
    agency: whose === '' ? t('needed.agency') : null,
    scopes: scopes.length === 0 ? t('needed.scopes') : null,
    reason: reason.trim() === '' ? t('needed.reason') : null,
  };
  const make = useAct({
    act: (_: void, options) => call(apiKeys.make, { body: { system, agencyCode: whose, scopes: [...scopes], expiresOn, reason, addresses: addresses.split('\n').map((line) => line.trim()).filter((line) => line !== '') } }, options),
    refreshes: REFRESHES,
  });
  const wrongAddress = addresses.split('\n').map((_, at) => fieldError(make.error, `addresses.${at}`)).find((problem) => problem !== null);
  return (
    <SideDrawer opened stays={make.result !== undefined} onClose={onClose} title={t('keys.make')}>
      {make.result ? (
        <SecretOnce title={t('keys.onceTitle')} warning={t('keys.onceBody')} label={t('keys.token', { system: make.result.key.system })} secret={make.result.token} onDone={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (Object.values(missing).every((each) => each === null)) make.do();
          }}
        >
          {/* Which field it is stands at the field. */}
          {make.problem ? <ErrorState problem={{ ...make.problem, fields: [] }} /> : null}
          <TextInput label={t('system')} description={t('systemHint')} value={system} maxLength={120} onChange={(event) => setSystem(event.currentTarget.value)} error={tried && missing.system} required withAsterisk={false} data-autofocus />
          <WhoseField value={whose} onChange={setWhose} error={tried && missing.agency} />
          <Checkbox.Group mt="md" label={t('keys.scopes')} description={whose === null ? t('keys.cityOnlyReads') : undefined} value={[...scopes]} onChange={(values) => setChosen(values as KeyScope[])} error={tried && missing.scopes} withAsterisk={false}>
            <Stack gap={8} mt={8}>
              {possible.map((scope) => (
                <Checkbox key={scope} value={scope} label={t(`keys.scopeNames.${scope}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Select
            mt="md"
            label={t('keys.validity')}
            description={t('keys.validityUntil', { day: formatDate(expiresOn) })}
            data={VALIDITIES.map((days) => ({ value: days, label: t('keys.validityDays', { count: Number(days) }) }))}
            value={validity}
            onChange={(days) => setValidity(days ?? validity)}
            error={fieldError(make.error, 'expiresOn')}
            allowDeselect={false}
          />
          <Textarea mt="md" label={t('keys.addresses')} description={t('keys.addressesHint')} value={addresses} onChange={(event) => setAddresses(event.currentTarget.value)} error={wrongAddress} autosize minRows={2} maxRows={6} />
          <TextInput mt="md" label={t('keys.reason')} description={t('keys.reasonHint')} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} error={tried && missing.reason} required withAsterisk={false} />
          <Button type="submit" mt="lg" loading={make.isBusy}>
            {t('keys.make')}
          </Button>
        </form>
      )}
    </SideDrawer>
  );
}
