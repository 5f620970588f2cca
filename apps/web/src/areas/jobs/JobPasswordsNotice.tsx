import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { Job } from '@mailroom/schemas/jobs'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Can } from '../../kit/access/Can.tsx'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { notify } from '../../kit/data/notifications.ts'
import { useRecordExport } from '../../kit/export/use-record-export.ts'
import { allPages } from '../../kit/table/list-page.ts'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { isOver } from './job-state.ts'
import { type OpenedPasswords, openPasswords } from './open-passwords.ts'
import { PasswordsDialog } from './PasswordsDialog.tsx'
import { passwordsAreHandedOver, useUnshownPasswords } from './unshown-passwords.ts'
import { useJobInput } from './use-job.ts'

/** Opens the passwords of a job in the tab that started it and hands them over once. */
function Due({ job }: { job: Job }) {
  const text = useText('jobs')
  const words = useErrorWords()
  const client = useQueryClient()
  const input = useJobInput()
  const recordExport = useRecordExport()
  const [isOpening, setOpening] = useState(false)
  const [passwords, setPasswords] = useState<OpenedPasswords>()
  const open = async () => {
    setOpening(true)
    try {
      const pages = allPages(client, 'jobRows.list', input, new AbortController().signal)
      const found = await openPasswords(pages)
      await recordExport({
        ...{
          kind: 'PASSWORDS',
          operation: 'jobRows.list',
          format: 'TEXT',
          rows: found.opened.length,
        },
      })
      setPasswords(found)
    } catch (thrown) {
      notify({ type: 'error', content: words(apiErrorOf(thrown)) })
    } finally {
      setOpening(false)
    }
  }
  return (
    <Alert
      type="warning"
      header={text('passwordsDue')}
      action={
        isOver(job) && (
          <Button loading={isOpening} loadingText={text('opening')} onClick={() => void open()}>
            {text('showPasswords')}
          </Button>
        )
      }
    >
      {text(isOver(job) ? 'passwordsReady' : 'passwordsLater')}
      {passwords && (
        <PasswordsDialog
          passwords={passwords.opened}
          closed={passwords.closed}
          unknown={passwords.unknown}
          onClose={() => setPasswords(undefined)}
          onDone={() => passwordsAreHandedOver(job.jobId)}
        />
      )}
    </Alert>
  )
}

/**
 * Explains the passwords that a job makes: they are handed over once here, or lost with the tab
 * that started it. Source: USR-25.
 */
export function JobPasswordsNotice({ job }: { job: Job }) {
  const text = useText('jobs')
  const isDue = useUnshownPasswords(job.jobId)
  if (!job.makesPasswords || job.startedAt === undefined) return null
  return (
    <Can id="jobs.start">
      {isDue ? (
        <Due job={job} />
      ) : (
        isOver(job) && job.counts.done > 0 && <Alert>{text('passwordsGone')}</Alert>
      )}
    </Can>
  )
}
