import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';

export interface ChooseDayProps {
  /** Only days after this one, `2019-09-16`. */
  readonly after: string;
  readonly onChoose: (day: string) => void;
  readonly onClose: () => void;
}

/** Sets the demonstration's clock to a day of one's own choice. */
export function ChooseDay({ after, onChoose, onClose }: ChooseDayProps) {
  const { t } = useTranslation('shell');
  const { t: ui } = useTranslation('ui');
  const [day, setDay] = useState<string | null>(null);
  const ready = day !== null && day > after;
  return (
    <Modal opened onClose={onClose} title={t('clock.title')} closeButtonProps={{ 'aria-label': ui('close') }} styles={{ title: { fontWeight: 600 } }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          onChoose(day);
          onClose();
        }}
      >
        <Text c="dimmed" size="sm" mb="lg">
          {t('clock.explain')}
        </Text>
        <DateField label={t('clock.chooseDay')} value={day} onChange={setDay} after={after} autoFocus />
        <Group justify="flex-end" mt="xl" gap="sm">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {t('clock.toChosenDay')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
