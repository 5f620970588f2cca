import { plan } from '../backend.ts'
import { expect, test } from '../journey.ts'
import { examplePath, prepareUser, setFaults } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

/** More rows than are worked on at the same time, so that some are left when a job is paused. */
const count = 44

/**
 * Lets AWS carry out one call a second of an operation, so that there is time to act in between.
 */
function slow(operation: string) {
  return setFaults({ operation, kind: 'rateLimit', perSecond: 1 })
}

/** Enough time for the calls under way, and for the pace to recover from throttling. */
const patiently = { timeout: 60_000 }

test('a job is paused and resumed, another page reports its end, and another job is cancelled', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const page = await as('administrator')
  const entityIds = await Promise.all(
    Array.from({ length: count }, (_, index) => prepareUser(`slow.${index}`)),
  )
  const jobId = await plan(page, { kind: 'disable', targets: { entityIds } })
  await page.goto(`${examplePath}/jobs/${jobId}`)
  try {
    await slow('DeregisterFromWorkMail')
    await startJob(page)
    await expect(page.getByRole('progressbar')).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await setFaults()
    await expect(page.getByText('The job is paused.')).toBeVisible(patiently)
    await slow('DeregisterFromWorkMail')
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
    await setFaults()
    await expect(page.getByText(/Disable 44 users: \d+ done\./)).toBeVisible(patiently)
    await page.getByRole('link', { name: 'Show', exact: true }).click()
    await expect(page.getByText('The job is complete')).toBeVisible()

    await page.getByRole('button', { name: 'Undo this job' }).click()
    await expect(page.getByText('Nothing has been sent yet')).toBeVisible(patiently)
    await slow('RegisterToWorkMail')
    await startJob(page)
    await page.getByRole('link', { name: 'Cancel job' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel job' }).click()
    await setFaults()
    await expect(page.getByText('The job was cancelled')).toBeVisible(patiently)
  } finally {
    await setFaults()
  }
})
