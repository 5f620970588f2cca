import type { ApiError } from '@mailroom/schemas/api-error'
import { useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Notices } from '../../shell/Notices.tsx'
import { fails, hangs } from '../answers.ts'
import { type Example, found, press, type Say, type Section, send, type } from '../example.ts'
import { entities } from '../samples.ts'

const userId = entities[0]?.id ?? ''

function City({ say }: { say: Say }) {
  return <TextField name="city" label={say('City', 'Wohnortsbezeichnung')} optional />
}

function Edit({ say }: { say: Say }) {
  const scope = useOrganizationScope()
  const [isOpen, setOpen] = useState(true)
  if (!isOpen) return <Notices />
  return (
    <EditForm
      id="users.update"
      fixed={{ ...scope, userId }}
      original={{ city: 'Lisboa', office: '4.12' }}
      fieldWords={{
        label: (field) =>
          field === 'city'
            ? say('City', 'Wohnortsbezeichnung')
            : say('Office', 'Dienstzimmerbezeichnung'),
      }}
      submitLabel={say('Save', 'Benutzerkontoeinstellungen speichern')}
      saved={() => say('The user was saved.', 'Die Benutzerkontoeinstellungen sind gespeichert.')}
      halfSaved={(reason) => say(`The office was not saved: ${reason}`, `Ungespeichert: ${reason}`)}
      onClose={() => setOpen(false)}
    >
      <City say={say} />
      <TextField
        name="office"
        label={say('Office', 'Dienstzimmerbezeichnung')}
        description={say('Where people find them.', 'Der Aufenthaltsort während der Dienstzeiten.')}
        constraint={say('At most 256 characters.', 'Höchstens 256 Zeichen.')}
        optional
      />
    </EditForm>
  )
}

const edit = (say: Say) => <Edit say={say} />

/** The state after a person has typed another city and sent it. */
function sent(
  state: string,
  says: readonly string[],
  answer: NonNullable<Example['answers']>['users.update'] & {},
  outcome: string,
): Example {
  return {
    state,
    says,
    answers: { 'users.update': answer },
    act: async (example) => {
      await type(example, 'Porto')
      await send(example, outcome)
    },
    show: edit,
  }
}

const busy: ApiError = { code: 'AwsBusy', message: 'Too many requests', requestId: 'r-1' }

const editForm: Section = {
  block: 'EditForm',
  examples: [
    {
      state: 'fresh',
      says: ['City', 'Office', 'optional', 'Save', 'Cancel', 'AWS CLI'],
      show: edit,
    },
    {
      state: 'before → after',
      says: ['What changes', 'Lisboa → Porto'],
      act: async (example) => {
        await type(example, 'Porto')
        await press(example, '.disclosure button')
        await found(example, 'pre')
      },
      show: edit,
    },
    sent(
      'refused field',
      ['At most 3 characters.'],
      fails('InvalidInput', { fields: { city: { code: 'tooLong', limit: 3 } } }),
      '[aria-invalid=true]',
    ),
    sent(
      'conflict',
      [
        ...['This was changed in the meantime', 'Your value: Porto', 'Current value: Faro'],
        'Choose which value to keep for each field, then save again.',
      ],
      fails('Conflict', { conflicts: { city: { expected: 'Lisboa', current: 'Faro' } } }),
      '[type=radio]',
    ),
    sent(
      'half saved',
      ['The office was not saved: The backend waits for too many answers of AWS.'],
      () => ({ notUpdated: busy }),
      '.error-details',
    ),
    sent(
      'half saved, the rest in doubt',
      ['A part was saved. It is not known whether the rest was: AWS could not be reached.'],
      () => ({ notUpdated: { ...busy, code: 'AwsUnreachable', mayHaveChanged: true } }),
      '.error-details',
    ),
    sent('sending', ['Sending', 'Save'], hangs, '.button-spinner'),
    sent(
      'failed, perhaps done',
      ['AWS could not be reached.', 'Details for support'],
      fails('AwsUnreachable', { mayHaveChanged: true, operation: 'users.update' }),
      '.error-details',
    ),
  ],
}

function Operation({ say }: { say: Say }) {
  return (
    <OperationForm
      id="users.update"
      fixed={{ ...useOrganizationScope(), userId, expected: {} }}
      submitLabel={say('Add user', 'Benutzerkonto hinzufügen')}
      onDone={() => {}}
      onCancel={() => {}}
    >
      <City say={say} />
    </OperationForm>
  )
}

const operationForm: Section = {
  block: 'OperationForm',
  examples: [
    {
      state: 'fresh',
      says: ['City', 'Add user', 'Cancel'],
      show: (say) => <Operation say={say} />,
    },
    {
      state: 'session ended',
      says: ['Sign in again', 'What you typed is still here.'],
      answers: { 'users.update': fails('NotSignedIn') },
      act: async (example) => {
        await type(example, 'Porto')
        await send(example, '.error-details')
      },
      show: (say) => <Operation say={say} />,
    },
    {
      state: 'denied by a policy',
      says: ['AWS denied access.', 'service control policy', 'workmail:UpdateUser'],
      answers: {
        'users.update': fails('AccessDeniedException', {
          missingAction: 'workmail:UpdateUser',
          deniedBy: 'service control policy',
        }),
      },
      act: async (example) => {
        await type(example, 'Porto')
        await send(example, '.error-details')
      },
      show: (say) => <Operation say={say} />,
    },
  ],
}

export const formSections: readonly Section[] = [editForm, operationForm]
