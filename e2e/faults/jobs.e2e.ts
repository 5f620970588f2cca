import { plan } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, prepareUser, setFaults } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

/** More rows than are worked on at the same time, so that some are left when a job is paused. */
const count = 80

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
    await expect(page.getByText(/Disable 80 users: \d+ done\./)).toBeVisible(patiently)
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

test.describe('a job that waits', () => {
  // The job may begin its next try by itself when somebody presses "Try now".
  test.use({ refusals: [409] })

  test('D8 a job waits while AWS fails, says so here and in the list, tries again on demand, and is discarded when it has ended', async ({
    as,
  }) => {
    test.setTimeout(120_000)
    const page = await as('administrator')
    const entityIds = [await prepareUser('waits.1'), await prepareUser('waits.2')]
    const jobId = await plan(page, { kind: 'disable', targets: { entityIds } })
    await page.goto(`${examplePath}/jobs/${jobId}`)
    try {
      await setFaults({ operation: 'DeregisterFromWorkMail', kind: 'status', status: 503 })
      await startJob(page)
      await expect(page.getByText('The job waits for AWS and continues by itself')).toBeVisible(
        patiently,
      )
      await expect(page.getByText(/Next try at \d\d:\d\d:\d\d\. AWS has failed/)).toBeVisible(
        patiently,
      )
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Plans and jobs' }).first().click()
      await expect(page.getByRole('heading', { level: 1, name: 'Plans and jobs' })).toBeVisible()
      await expect(page.getByText(/Waiting for AWS, next try/).first()).toBeVisible(patiently)
      await page.goBack()
      await setFaults()
      // It may be trying at this moment, or be done.
      await page
        .getByRole('button', { name: 'Try now' })
        .click({ timeout: 5_000 })
        .catch(() => {})
      await expect(page.getByText('The job is complete')).toBeVisible(patiently)
    } finally {
      await setFaults()
    }
    await page.getByRole('link', { name: 'Discard' }).click()
    const dialog = page.getByRole('dialog', { name: 'Discard this job?' })
    await expect(dialog.getByText('You can no longer undo it.')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Plans and jobs' })).toBeVisible()
    // Other journeys have jobs of the same name.
    await expect(page.locator(`a[href$="/jobs/${jobId}"]`)).toHaveCount(0)
  })
})
