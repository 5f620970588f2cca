import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { copyText } from '@mailroom/ui/copy-text'
import { Dialog } from '@mailroom/ui/Dialog'
import { useState } from 'react'
import { useOrganizationName } from '../../kit/data/organization-name.ts'
import { LeaveQuestion } from '../../kit/dialog/LeaveQuestion.tsx'
import { exportRows } from '../../kit/export/export-rows.ts'
import { ExactText } from '../../kit/page/ExactText.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { NewPassword } from './open-passwords.ts'

/** The most passwords on the screen; nobody reads more, and the file has all of them. */
const mostShown = 100

type Props = {
  passwords: readonly NewPassword[]
  /** How many can be opened in another tab only. */
  closed: number
  /** Of how many nobody can tell whether they were set. */
  unknown: number
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

/**
 * The new passwords, to save or copy before they are discarded; until then it asks before it
 * discards them.
 */
export function PasswordsDialog({ passwords, closed, unknown, onClose, onDone }: Props) {
  const appText = useText('app')
  const text = useText('jobs')
  const organization = useOrganizationName()
  const columns = usePasswordColumns()
  const [told, setTold] = useState<'copied' | 'saved' | 'notCopied' | 'notSaved'>()
  const [isAsking, setAsking] = useState(false)
  const isKept = passwords.length === 0 || told === 'copied' || told === 'saved'
  const copy = async () => {
    const lines = passwords.map(({ name, email, password }) => `${name}\t${email}\t${password}`)
    setTold((await copyText(lines.join('\n'))) ? 'copied' : 'notCopied')
  }
  const save = () =>
    exportRows([organization, text('passwords')], columns, passwords, 'csv').then(
      () => setTold('saved'),
      () => setTold('notSaved'),
    )
  if (isAsking)
    return (
      <LeaveQuestion
        key="question"
        title={text('forgetQuestion')}
        stayLabel={text('keepPasswords')}
        leaveLabel={text('forgetPasswords')}
        onStay={() => setAsking(false)}
        onLeave={onDone}
      >
        {text('forgetExplanation', { count: passwords.length })}
      </LeaveQuestion>
    )
  return (
    <Dialog
      key="passwords"
      title={text('passwordsTitle', { count: passwords.length })}
      size="large"
      holdsSecret
      closeLabel={appText('closeDialog')}
      onClose={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant={isKept ? 'normal' : 'link'}
              onClick={() => (isKept ? onDone() : setAsking(true))}
            >
              {text('forgetPasswords')}
            </Button>
            <Button iconName="copy" disabled={passwords.length === 0} onClick={() => void copy()}>
              {text('copyPasswords')}
            </Button>
            <Button
              variant="primary"
              iconName="download"
              disabled={passwords.length === 0}
              onClick={() => void save()}
            >
              {text('savePasswords')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {passwords.length > 0 && <Alert type="warning">{text('handOverExplanation')}</Alert>}
        {unknown > 0 && (
          <Alert type="warning">{text('passwordsUnknown', { count: unknown })}</Alert>
        )}
        {closed > 0 && <Alert type="warning">{text('passwordsClosed', { count: closed })}</Alert>}
        {passwords.length + unknown + closed === 0 && <Alert>{text('passwordsNone')}</Alert>}
        <ul className="passwords">
          {passwords.slice(0, mostShown).map(({ name, displayName, email, password }) => (
            <li key={name}>
              <span>
                {displayName || name} {email !== '' && `· ${email}`}
              </span>{' '}
              <ExactText>{password}</ExactText>
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
