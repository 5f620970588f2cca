import { addUsers, plan } from '../backend.ts'
import { localAwsPort } from '../environment.ts'
import { expect, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const names = Array.from({ length: 12 }, (_, index) => `slow.${String(index).padStart(2, '0')}`)

function faults(list: unknown[]) {
  return fetch(`http://127.0.0.1:${localAwsPort}/__local/faults`, {
    method: 'POST',
    body: JSON.stringify(list),
  })
}

test('a job is paused, goes on, tells its end on another page, and another one is cancelled', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const entityIds = await addUsers(page, names)
  const start = async () => {
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  // Every call takes so long that there is time to act in between.
  await faults([{ operation: 'DeregisterFromWorkMail', kind: 'latency', latencyMs: 3_000 }])
  try {
    const jobId = await plan(page, { kind: 'disable', targets: { entityIds } })
    await page.goto(`${examplePath}/jobs/${jobId}`)
    await start()
    await expect(page.getByRole('progressbar')).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText('The job is paused.')).toBeVisible()
    await faults([])
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await expect(page.getByText('Disable: 12 entries done, none failed.')).toBeVisible()
    await page.getByRole('link', { name: 'Show', exact: true }).click()
    await expect(page.getByText('12 entries done, none failed')).toBeVisible()

    await faults([{ operation: 'RegisterToWorkMail', kind: 'latency', latencyMs: 3_000 }])
    await page.getByRole('button', { name: 'Plan the undo' }).click()
    await start()
    await page.getByRole('link', { name: 'Cancel the job' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the job' }).click()
    await expect(page.getByText('The job was cancelled')).toBeVisible()
  } finally {
    await faults([])
  }
})
