import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import { roleWords } from './role-words.js';
import { delegationQueries } from './delegations.queries.js';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

export interface ColleagueSelectProps {
  readonly label: string;
  readonly chosen: Colleague | null;
  readonly onChoose: (colleague: Colleague | null) => void;
  /** Who cannot be chosen. */
  readonly without?: readonly string[];
  readonly error?: string | null;
}

/** A colleague, found by name or agency without diacritics, told apart by what they do. */
export function ColleagueSelect({ label, chosen, onChoose, without = [], error = null }: ColleagueSelectProps) {
  const { t } = useTranslation('delegations');
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed === chosen?.name ? '' : typed);
  const { data } = useQuery(delegationQueries.people(asked));
  const found = (data?.items ?? []).filter(({ id }) => !without.includes(id));
  const roles = new Map(found.map((each) => [each.id, each.roles.map((role) => roleWords(role, locale)).join('; ')]));
  const options = [...new Map([...(chosen ? [chosen] : []), ...found].map(({ id, name }) => [id, { value: id, label: name }])).values()];
  return (
    <Select
      label={label}
      placeholder={t('findColleague')}
      data={options}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(options.filter(({ value }) => value === id).map(({ value, label: name }) => ({ id: value, name }))[0] ?? null)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched, without diacritics.
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <br />
          <small>{roles.get(option.value) ?? ''}</small>
        </span>
      )}
      nothingFoundMessage={t('noColleague')}
      error={error}
      required
      withAsterisk={false}
    />
  );
}
