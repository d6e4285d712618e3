import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { register } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { tellDone } from '../../ui/toast.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';
import classes from './register.module.css';
import { useUntake } from './use-untake.js';

export interface TakeDrawerProps {
  readonly agencyCode: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The announced list, less what the agency has: found without diacritics, ticked, taken in one act. */
export function TakeDrawer({ agencyCode, opened, onClose }: TakeDrawerProps) {
  const { t } = useTranslation('register');
  const [q, setQ] = useState('');
  const [words] = useDebouncedValue(q, 250);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const list = useQuery({ ...registerQueries.announced(agencyCode, words), enabled: opened });
  const items = list.data?.items ?? [];
  const untake = useUntake();
  const take = useAct({
    act: (procedureIds: string[], options) => call(register.take, { params: { agencyCode }, body: { procedureIds } }, options),
    refreshes: [registerQueries.all, ...MOVED_BY_REGISTER],
    onDone: ({ items: taken }) => {
      setTicked(new Set());
      onClose();
      tellDone({ message: t('taken', { count: taken.length }), next: t('takenNext'), undo: () => untake.do(taken.map(({ id, version }) => ({ id, version }))) });
    },
  });
  const toggle = (id: string) => setTicked((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  const allTicked = items.length > 0 && items.every((item) => ticked.has(item.id));
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('take.title')} wide>
      <TextInput label={t('take.search')} value={q} onChange={(event) => setQ(event.currentTarget.value)} data-autofocus />
      {take.problem ? <ErrorState problem={take.problem} /> : null}
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && opened ? <SkeletonRows rows={8} /> : null}
      {list.data && items.length === 0 ? <EmptyState why={t(q === '' ? 'take.nothing' : 'take.notFound')} /> : null}
      {items.length > 0 ? (
        <>
          <Checkbox mt="md" label={t('take.all', { count: items.length })} checked={allTicked} indeterminate={!allTicked && ticked.size > 0} onChange={() => setTicked(allTicked ? new Set() : new Set(items.map((item) => item.id)))} />
          <ul className={classes.announced}>
            {items.map((item) => (
              <li key={item.id}>
                <Checkbox
                  checked={ticked.has(item.id)}
                  onChange={() => toggle(item.id)}
                  label={
                    <>
                      <span className={classes.codeText}>{item.code}</span> {item.name}
                      <span className={classes.quiet}>
                        {' '}
                        · {item.field} · {t(item.feeBearing ? 'feeBearing' : 'free')}
                      </span>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className={classes.stickyActs}>
        <Button disabled={ticked.size === 0} loading={take.isBusy} onClick={() => take.do([...ticked])}>
          {t('take.act', { count: ticked.size })}
        </Button>
      </div>
    </SideDrawer>
  );
}
