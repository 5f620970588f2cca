import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas/jobs'
import { useOutletContext } from 'react-router'
import { createSealKey, keepPasswords, takePasswords } from '../../kit/data/job-passwords.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { useListed } from '../../kit/table/use-listed.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { watchJob } from '../../shell/watched-jobs.ts'
import { JobChips } from './JobChips.tsx'
import { expectPasswords } from './unshown-passwords.ts'
import { useJobInput } from './use-job.ts'
import { useUndoWords } from './use-undo-words.ts'

/**
 * Returns the text to type before a permanent loss: the name of the only entry, or the number of
 * affected ones. Source: GEN-09.
 */
function useTyped(job: Job) {
  const text = useText('jobs')
  const { number } = useFormats()
  const { jobId, forGood, counts } = job
  const only = useListed('jobRows.list', ({ state }) => state === 'PLANNED', { jobId })
  if (forGood === 0) return undefined
  if (counts.planned === 1 && only)
    return { label: text('typeName', { name: only.entity.name }), expected: only.entity.name }
  return { label: text('typeCount', { count: number(forGood) }), expected: String(forGood) }
}

/** Starts a plan as a job after the person has read what it does. */
export function StartDialog() {
  const text = useText('jobs')
  const job = useOutletContext<Job>()
  const input = useJobInput()
  const close = useCloseDialog()
  const typed = useTyped(job)
  const title = useJobTitle()
  const undoWords = useUndoWords()
  const { jobId } = input
  const { counts } = job
  const withPasswords = job.makesPasswords

  /**
   * The tab keeps passwords from a file until the server has them; passwords made by the server are
   * sealed for this tab.
   */
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
      title={text('startTitle', { title: title(job) })}
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
        {job.move && (
          <Box>
            {text(job.move.keepOldAddresses ? 'oldStay' : 'oldGo', { domain: job.move.fromDomain })}
          </Box>
        )}
        <JobChips job={job} />
        <Box fontWeight={job.forGood > 0 ? 'bold' : 'normal'}>{undoWords(job)}</Box>
        {withPasswords && <Box>{text('passwordsExplanation')}</Box>}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
