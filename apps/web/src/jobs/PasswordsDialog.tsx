import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Dialog } from '@mailroom/ui/Dialog'
import { useState } from 'react'
import { exportRows } from '../app/export/export-rows.ts'
import { useOrganizationName } from '../app/shell/organization-name.ts'
import { useText } from '../app/texts/texts.ts'
import type { NewPassword } from './open-passwords.ts'

/** More than these nobody reads from the screen; the file has all of them. */
const mostShown = 100

type Props = {
  passwords: readonly NewPassword[]
  onClose: () => void
  onDone: () => void
}

function usePasswordColumns() {
  const text = useText('jobs')
  return [
    { id: 'name', header: text('userName'), value: ({ name }: NewPassword) => name },
    {
      id: 'displayName',
      header: text('displayName'),
      value: ({ displayName }: NewPassword) => displayName,
    },
    { id: 'email', header: text('fact.email'), value: ({ email }: NewPassword) => email },
    { id: 'password', header: text('password'), value: ({ password }: NewPassword) => password },
  ].map((column) => ({ ...column, cell: column.value }))
}

/** The new passwords, to be copied or saved before they are forgotten. */
export function PasswordsDialog({ passwords, onClose, onDone }: Props) {
  const text = useText('jobs')
  const organization = useOrganizationName()
  const columns = usePasswordColumns()
  const [told, setTold] = useState<'copied' | 'saved' | 'notCopied' | 'notSaved'>()
  const copy = () =>
    navigator.clipboard
      .writeText(passwords.map(({ name, password }) => `${name}\t${password}`).join('\n'))
      .then(
        () => setTold('copied'),
        () => setTold('notCopied'),
      )
  const save = () =>
    exportRows([organization, text('passwords')], columns, passwords, 'csv').then(
      () => setTold('saved'),
      () => setTold('notSaved'),
    )
  return (
    <Dialog
      title={text('passwordsTitle', { count: passwords.length })}
      size="large"
      onClose={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="copy" disabled={passwords.length === 0} onClick={() => void copy()}>
              {text('copyPasswords')}
            </Button>
            <Button
              iconName="download"
              disabled={passwords.length === 0}
              onClick={() => void save()}
            >
              {text('savePasswords')}
            </Button>
            <Button variant="primary" onClick={onDone}>
              {text('forgetPasswords')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{text('handOverExplanation')}</Alert>
        <ul className="passwords">
          {passwords.slice(0, mostShown).map(({ name, displayName, password }) => (
            <li key={name}>
              <span>{displayName || name}</span> <code>{password}</code>
            </li>
          ))}
        </ul>
        {passwords.length > mostShown && (
          <Box>{text('moreInFile', { count: passwords.length - mostShown })}</Box>
        )}
        <div role="status">
          {told && (
            <StatusIndicator type={told === 'copied' || told === 'saved' ? 'success' : 'error'}>
              {text(told)}
            </StatusIndicator>
          )}
        </div>
      </SpaceBetween>
    </Dialog>
  )
}
