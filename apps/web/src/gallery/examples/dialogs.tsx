import { CommandDialog } from '@mailroom/ui/CommandDialog'
import { useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { DialogActions } from '../../kit/dialog/DialogActions.tsx'
import { LeaveQuestion } from '../../kit/dialog/LeaveQuestion.tsx'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { TablePreferencesDialog } from '../../kit/table/TablePreferencesDialog.tsx'
import type { Say, Section } from '../example.ts'
import { entities } from '../samples.ts'

const userId = entities[0]?.id ?? ''

function Delete({ say, isTyped }: { say: Say; isTyped?: boolean }) {
  const label = say('Type ana.silva to confirm', 'Geben Sie zur Bestätigung ana.silva ein')
  return (
    <ConfirmDialog
      id="users.delete"
      input={{ ...useOrganizationScope(), userId }}
      title={say('Delete Ana Silva', 'Benutzerkontolöschung von Ana Silva')}
      confirmLabel={say('Delete', 'Benutzerkonto unwiderruflich löschen')}
      {...(isTyped ? { typed: { label, expected: 'ana.silva' } } : {})}
    >
      {say(
        'The mailbox is lost after 30 days.',
        'Nach 30 Tagen gehen alle Postfachinhalte verloren.',
      )}
    </ConfirmDialog>
  )
}

function Edit({ say }: { say: Say }) {
  const close = useCloseDialog()
  return (
    <RouteDialog
      title={say('Edit Ana Silva', 'Benutzerkontoeinstellungen von Ana Silva bearbeiten')}
    >
      <EditForm
        id="users.update"
        fixed={{ ...useOrganizationScope(), userId }}
        original={{ city: 'Lisboa' }}
        fieldWords={{ label: () => say('City', 'Wohnortsbezeichnung') }}
        submitLabel={say('Save changes', 'Benutzerkontoeinstellungen speichern')}
        saved={() => ''}
        onClose={close}
      >
        <TextField name="city" label={say('City', 'Wohnortsbezeichnung')} />
      </EditForm>
    </RouteDialog>
  )
}

function Question({ say }: { say: Say }) {
  const close = useCloseDialog()
  return (
    <LeaveQuestion
      title={say('Lose the password?', 'Kennwort unwiederbringlich verwerfen?')}
      stayLabel={say('Stay', 'Hierbleiben')}
      leaveLabel={say('Leave', 'Kennwort unwiederbringlich verwerfen')}
      onStay={close}
      onLeave={close}
    >
      {say('It is shown only once.', 'Es wird ausschließlich an dieser Stelle angezeigt.')}
    </LeaveQuestion>
  )
}

function Preferences({ say }: { say: Say }) {
  const [settings, choose] = useState({ columns: ['name'], pageSize: 25 as const })
  return (
    <TablePreferencesDialog
      columns={[
        { id: 'name', header: say('Name', 'Benutzerkontoanzeigename'), isRowHeader: true },
        { id: 'quota', header: say('Quota', 'Postfachgrößenbeschränkung') },
      ]}
      settings={settings}
      onChoose={() => choose(settings)}
      onClose={useCloseDialog()}
    />
  )
}

function Commands({ say, isFound }: { say: Say; isFound: boolean }) {
  const [query, setQuery] = useState('')
  const close = useCloseDialog()
  const choices = [
    { id: 'rules', label: say('Access rules', 'Zugriffssteuerungsregelverwaltung') },
    {
      id: 'ana',
      label: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff',
      description: 'wolfeschlegelsteinhausenbergerdorff@ocean.example.com',
    },
  ]
  return (
    <CommandDialog
      label={say('Search', 'Benutzerverwaltungsgesamtsuche')}
      placeholder={say('Name or page', 'Anzeigename oder Seitenbezeichnung')}
      query={query}
      onQuery={setQuery}
      groups={isFound ? [{ label: say('Pages', 'Verwaltungsseiten'), choices }] : []}
      onChoose={close}
      onClose={close}
      status={isFound ? '2' : say('Nothing matches.', 'Keine Übereinstimmungen gefunden.')}
    />
  )
}

const confirm: Section = {
  block: 'ConfirmDialog',
  examples: [
    {
      state: 'without a typed word',
      says: ['Delete Ana Silva', 'The mailbox is lost after 30 days.', 'Cancel', 'AWS CLI'],
      isDialog: true,
      show: (say) => <Delete say={say} />,
    },
    {
      state: 'with a typed word',
      says: ['Delete Ana Silva', 'Type ana.silva to confirm', 'Cancel', 'AWS CLI'],
      isDialog: true,
      show: (say) => <Delete say={say} isTyped />,
    },
  ],
}

const route: Section = {
  block: 'RouteDialog',
  examples: [
    {
      state: 'with a form',
      says: ['Edit Ana Silva', 'City', 'Save changes', 'Cancel'],
      isDialog: true,
      show: (say) => <Edit say={say} />,
    },
    {
      state: 'loading',
      says: ['Edit Ana Silva', 'Loading'],
      isDialog: true,
      show: (say) => (
        <RouteDialog title={say('Edit Ana Silva', 'Ana Silva bearbeiten')}>
          <Loaded query={{ data: undefined, error: null, refetch() {} }}>{() => null}</Loaded>
        </RouteDialog>
      ),
    },
    {
      state: 'not found',
      says: ['Page not found'],
      isDialog: true,
      show: () => (
        <Loaded query={{ data: null, error: null, refetch() {} }} Frame={RouteDialog}>
          {() => null}
        </Loaded>
      ),
    },
  ],
}

const others: Section = {
  block: 'Other dialogs',
  examples: [
    {
      state: 'question before something is lost',
      says: ['Lose the password?', 'It is shown only once.', 'Stay', 'Leave'],
      isDialog: true,
      show: (say) => <Question say={say} />,
    },
    {
      state: 'settings of a list',
      says: ['List settings', 'Quota', '100 rows'],
      isDialog: true,
      show: (say) => <Preferences say={say} />,
    },
    {
      state: 'command dialog',
      says: ['Pages', 'Access rules', 'Hubert Blaine'],
      isDialog: true,
      show: (say) => <Commands say={say} isFound />,
    },
    {
      state: 'command dialog without a match',
      says: ['Nothing matches.'],
      isDialog: true,
      show: (say) => <Commands say={say} isFound={false} />,
    },
  ],
}

const actions: Section = {
  block: 'DialogActions',
  examples: [
    {
      state: 'ready',
      says: ['Cancel', 'Save'],
      show: (say) => (
        <DialogActions
          submitLabel={say('Save', 'Benutzerkontoeinstellungen speichern')}
          onSubmit={() => {}}
          onCancel={() => {}}
        />
      ),
    },
    {
      state: 'disabled',
      says: ['Cancel', 'Save'],
      show: (say) => (
        <DialogActions
          submitLabel={say('Save', 'Benutzerkontoeinstellungen speichern')}
          isDisabled
          onCancel={() => {}}
        />
      ),
    },
    {
      state: 'sending, held',
      says: ['Sending', 'Save'],
      show: (say) => (
        <DialogActions
          submitLabel={say('Save', 'Benutzerkontoeinstellungen speichern')}
          isSending
          isHeld
          onCancel={() => {}}
        />
      ),
    },
    {
      state: 'with an outcome',
      says: ['3 of 4 users were changed.', 'Close', 'Save'],
      show: (say) => (
        <DialogActions
          submitLabel={say('Save', 'Benutzerkontoeinstellungen speichern')}
          cancelLabel={say('Close', 'Benutzerkontoeinstellungen schließen')}
          outcome={say('3 of 4 users were changed.', '3 von 4 Benutzerkonten wurden geändert.')}
          onSubmit={() => {}}
          onCancel={() => {}}
        />
      ),
    },
  ],
}

export const dialogSections: readonly Section[] = [confirm, route, others, actions]
