import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas'
import { useOutletContext } from 'react-router'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { createSealKey, keepPasswords, takePasswords } from '../app/job-passwords.ts'
import { expectPasswords } from '../app/passwords-due.ts'
import { useListed } from '../app/table/use-listed.ts'
import { useText } from '../app/texts/texts.ts'
import { watchJob } from '../app/watched-jobs.ts'
import { losesForGood } from './job-state.ts'
import { useJobInput } from './use-job.ts'

/** What has to be typed where something is lost for good: the name of the one object, or how many they are. Source: GEN-09. */
function useTyped(job: Job) {
  const text = useText('jobs')
  const { jobId } = job
  const only = useListed('jobRows.list', ({ state }) => state === 'PLANNED', { jobId })
  if (!losesForGood(job)) return undefined
  const { planned } = job.counts
  if (planned === 1 && only)
    return { label: text('typeName', { name: only.entity.name }), expected: only.entity.name }
  return { label: text('typeCount', { count: planned }), expected: String(planned) }
}

/** Turns a plan into a job once somebody has read what it does. */
export function StartDialog() {
  const text = useText('jobs')
  const job = useOutletContext<Job>()
  const input = useJobInput()
  const close = useCloseDialog()
  const typed = useTyped(job)
  const { jobId } = input
  const { counts } = job
  const withPasswords = job.makesPasswords

  /** Passwords a file brought are kept until the server has them; those it makes are sealed for this tab. */
  const complete = async () => {
    if (!withPasswords) return input
    expectPasswords(jobId)
    const publicKey = await createSealKey()
    const brought = takePasswords(jobId)
    if (brought) keepPasswords(jobId, brought)
    return { ...input, publicKey, ...(brought ? { passwords: Object.fromEntries(brought) } : {}) }
  }
  return (
    <ConfirmDialog
      id="jobs.start"
      input={input}
      complete={complete}
      title={text('startTitle', { count: counts.planned })}
      confirmLabel={text('start')}
      {...(typed ? { typed } : {})}
      onDone={() => {
        takePasswords(jobId)
        watchJob(input)
        close()
      }}
    >
      <SpaceBetween size="s">
        <Box>{text('startExplanation', { count: counts.planned })}</Box>
        {counts.refused > 0 && <Box>{text('willBeRefused', { refused: counts.refused })}</Box>}
        {losesForGood(job) && <Box fontWeight="bold">{text('lostForGood')}</Box>}
        {withPasswords && <Box>{text('passwordsExplanation')}</Box>}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
