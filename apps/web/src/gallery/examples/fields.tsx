import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Button } from '@mailroom/ui/Button'
import { MomentField } from '@mailroom/ui/MomentField'
import { NativeSelect } from '@mailroom/ui/NativeSelect'
import { Select } from '@mailroom/ui/Select'
import { TextInput } from '@mailroom/ui/TextInput'
import { FormProvider, useForm } from 'react-hook-form'
import { ApiFailure } from '../../kit/data/failure.ts'
import { AddressField } from '../../kit/entity/AddressField.tsx'
import { EntitiesField } from '../../kit/entity/EntitiesField.tsx'
import { EntityField } from '../../kit/entity/EntityField.tsx'
import { OwnerSelect } from '../../kit/entity/OwnerSelect.tsx'
import { Acknowledge, useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { CheckboxField } from '../../kit/form/CheckboxField.tsx'
import { EnumCheckbox } from '../../kit/form/EnumCheckbox.tsx'
import { type FormValues, fieldErrorOf } from '../../kit/form/field-errors.ts'
import { LinesField } from '../../kit/form/LinesField.tsx'
import { NumberField } from '../../kit/form/NumberField.tsx'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { SuggestField } from '../../kit/form/SuggestField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { found, press, type Say, type Section } from '../example.ts'
import { entities } from '../samples.ts'

const suggestions = {
  options: [{ value: 'example.com', description: 'The web site', disabled: false }],
  ...{ isLoading: false, error: null },
}

const denied = new ApiFailure({
  ...{ code: 'AccessDeniedException', message: '', requestId: '' },
  missingAction: 'route53:ListHostedZones',
})

type Props = { say: Say; values: FormValues; problems?: Record<string, string> }

/** All fields of the kit in one form, with their problems. */
function Fields({ say, values, problems = {} }: Props) {
  const errors = Object.fromEntries(
    Object.entries(problems).map(([name, code]) => [name, fieldErrorOf({ code })]),
  )
  const form = useForm<FormValues>({ defaultValues: values, errors })
  const offered = { types: ['USER'] as ['USER'] }
  return (
    <FormProvider {...form}>
      <Container>
        <SpaceBetween size="l">
          <TextField
            name="text"
            label={say('Text', 'Zugriffssteuerungsregelname')}
            description={say('A description.', 'Die Verantwortlichkeitsbeschreibung.')}
            constraint={say('At most 64 characters.', 'Höchstens 64 Zeichen.')}
          />
          <NumberField name="number" label={say('Number', 'Postfachgrößenbeschränkung')} optional />
          <SelectField
            name="select"
            label={say('Select', 'Nachrichtenzustellungsverfahren')}
            placeholder={say('Choose', 'Nachrichtenzustellungsverfahren auswählen')}
            options={[
              { value: 'a', label: say('Inbox', 'Nachrichteneingangsverzeichnis') },
              { value: 'b', label: say('Archive', 'Nachrichtenaufbewahrungsverzeichnis') },
            ]}
          />
          <CheckboxField
            name="checkbox"
            label={say('Checkbox', 'Empfangsbestätigungsanforderung')}
            description={say('A description.', 'Die Verantwortlichkeitsbeschreibung.')}
          />
          <EnumCheckbox
            name="enum"
            on="ON"
            off="OFF"
            label={say('Enumeration', 'Abwesenheitsbenachrichtigungsversand')}
          />
          <LinesField
            name="lines"
            label={say('Lines', 'Internetprotokolladressbereiche')}
            wrong={say(
              'A line is no range.',
              'Eine Zeile ist kein Internetprotokolladressbereich.',
            )}
          />
          <SuggestField
            name="suggest"
            label={say('Suggestions', 'Verzeichnisvorschlagsliste')}
            suggestions={suggestions}
          />
          <SuggestField
            name="typed"
            label={say('No suggestions', 'Vorschlagslistenersatz')}
            constraint={say('Amazon Route 53 shows it.', 'Amazon Route 53 zeigt es an.')}
            suggestions={{ options: [], isLoading: false, error: denied }}
          />
          <EntityField name="entity" label={say('User', 'Postfachbesitzer')} offered={offered} />
          <EntitiesField
            name="entities"
            label={say('Delegates', 'Postfachstellvertretungsberechtigte')}
            offered={offered}
          />
          <AddressField
            name="address"
            label={say('Address', 'Hauptnachrichtenadresse')}
            suggestion="ana.silva"
          />
        </SpaceBetween>
      </Container>
    </FormProvider>
  )
}

const labels = [
  ...['Text', 'Number', 'Select', 'Checkbox', 'Enumeration', 'Lines', 'User', 'Delegates'],
  ...['Suggestions', 'No suggestions'],
  'Address',
]

const fields: Section = {
  block: 'Fields',
  examples: [
    {
      state: 'empty',
      says: [...labels, 'optional'],
      show: (say) => <Fields say={say} values={{}} />,
    },
    {
      state: 'filled',
      says: [...labels, 'Archive', 'Hubert Blaine'],
      show: (say) => (
        <Fields
          say={say}
          values={{
            ...{ text: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze', number: 51_200 },
            ...{ select: 'b', checkbox: true, enum: 'ON', lines: ['10.0.0.0/8', '192.0.2.0/24'] },
            entities: entities.slice(0, 3).map(({ id }) => id),
          }}
        />
      ),
    },
    {
      state: 'refused',
      says: ['Enter a value.', 'A line is no range.', 'This address belongs to', 'Bruno Costa'],
      answers: {
        'entities.describe': () => ({
          owner: {
            ...{ entityId: entities[1]?.id ?? '', displayName: 'Bruno Costa' },
            ...{ type: 'USER', isPrimary: true },
          },
        }),
      },
      show: (say) => (
        <Fields
          say={say}
          values={{ lines: ['10.0.0.0/8', 'nowhere'] }}
          problems={{
            ...{ text: 'required', number: 'required', select: 'required', checkbox: 'required' },
            ...{ suggest: 'required', typed: 'required' },
            ...{ enum: 'required', lines: 'format', entity: 'required', entities: 'required' },
            address: 'EmailAddressInUseException',
          }}
        />
      ),
    },
    {
      state: 'of the browser',
      says: ['Role', 'All users', 'Column', 'Two columns have this name.', 'From', 'Type the name'],
      show: (say) => (
        <SpaceBetween size="l">
          <Select
            ariaLabel={say('Role', 'Benutzerkontorolle')}
            options={[{ value: 'a', label: say('Role', 'Zugriffsberechtigungsverwaltungsrolle') }]}
            value="a"
            onChange={() => {}}
          />
          <OwnerSelect
            userIds={entities.map(({ id }) => id)}
            owners={new Map(entities.map((entity) => [entity.id, entity]))}
            value=""
            onChange={() => {}}
          />
          <NativeSelect
            label={say('Column', 'Tabellenspaltenzuordnung')}
            hint={say('For example Ana', 'Zum Beispiel Donaudampfschifffahrtsgesellschaft')}
            problem={say('Two columns have this name.', 'Die Spaltenbezeichnung ist mehrdeutig.')}
            options={[{ value: 'a', label: say('Name', 'Benutzerkontoanzeigenamensbezeichnung') }]}
            value="a"
            onChange={() => {}}
          />
          <MomentField
            label={say('From', 'Aufzeichnungsbeginnzeitpunkt')}
            value="2026-03-01T10:00"
            onChange={() => {}}
          />
          <TextInput
            label={say('Type the name', 'Zur Bestätigung Benutzerkontobezeichnung eingeben')}
            value=""
            placeholder="ana.silva"
            onChange={() => {}}
          />
        </SpaceBetween>
      ),
    },
  ],
}

function Consequence({ say }: { say: Say }) {
  const { isGiven, field } = useAcknowledge(
    say('Confirm this first.', 'Bestätigen Sie zuerst die Zugriffsberechtigungsverluste.'),
  )
  return (
    <SpaceBetween size="s">
      <Acknowledge {...field}>
        {say(
          'I know that mail clients lose access.',
          'Mir sind die Zugriffsberechtigungsverluste der Nachrichtenprogramme bekannt.',
        )}
      </Acknowledge>
      <Button onClick={isGiven}>{say('Save', 'Zugriffsberechtigungen speichern')}</Button>
    </SpaceBetween>
  )
}

const acknowledge: Section = {
  block: 'Acknowledge',
  examples: [
    {
      state: 'asked',
      says: ['I know that mail clients lose access.'],
      show: (say) => <Consequence say={say} />,
    },
    {
      state: 'not confirmed',
      says: ['I know that mail clients lose access.', 'Confirm this first.'],
      act: async (example) => {
        await press(example, 'button')
        await found(example, '[aria-invalid=true]')
      },
      show: (say) => <Consequence say={say} />,
    },
  ],
}

export const fieldSections: readonly Section[] = [fields, acknowledge]
