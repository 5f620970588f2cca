import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import { examplePath, managedDirectoryId, organizationsPath } from '../local-aws.ts'

// No other journey looks at the feedback of this domain.
const feedbackPath = `${organizationsPath}/${managedDirectoryId}/domains/managed.example/feedback`
const bounces = 'arn:aws:sns:us-east-1:123456789012:bounces'

for (const role of ['administrator', 'helpDesk', 'auditor'] as const)
  test(`06 §8.4 the ${role} sees the quota, and what was sent as a chart and as a table`, async ({
    as,
  }) => {
    const page = await as(role)
    await page.goto(examplePath)
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Sending' })
      .click()
    const main = page.getByRole('main')
    await expect(main.getByText(/^[\d,]+ of 50,000$/)).toBeVisible()
    await expect(main.getByText('14 per second')).toBeVisible()
    const chart = main.getByRole('application', { name: 'Emails per day (UTC)' })
    await expect(chart).toBeVisible(indexed)
    await main.getByRole('button', { name: 'As a table' }).click()
    await expect(main.getByRole('columnheader', { name: 'Bounces' })).toBeVisible()
    await expectAccessible(page)
  })

test('06 §8.6 feedback gets topics, then stops coming by mail; what Amazon SES refuses is said before', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  await page.goto(feedbackPath)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save changes' })
  await expect(main.getByText('No topic')).toHaveCount(3)
  await expectAccessible(page)

  await main.getByRole('link', { name: 'Edit feedback forwarding' }).click()
  await expect(
    dialog.getByText('Without topics for bounces and complaints, forwarding stays on'),
  ).toBeVisible()
  await dialog.getByRole('checkbox').press('Space')
  await save.click()
  await expect(dialog.getByText('Set topics for bounces and complaints first.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await page.goto(`${feedbackPath}/topics/Bounce`)

  const topic = dialog.getByRole('textbox', { name: /ARN of the SNS topic/ })
  await topic.fill('arn:aws:sns:eu-west-1:123456789012:bounces')
  await save.click()
  await expect(dialog.getByText('The topic has to be in the Region of the domain.')).toBeVisible()
  await topic.fill(bounces)
  await dialog.getByRole('checkbox').press('Space')
  await save.click()
  await expect(notices(page)).toContainText('The topic for bounces was saved.')
  await expect(main.getByText('With the headers of the mail')).toBeVisible()
  await page.goto(`${feedbackPath}/topics/Complaint`)
  await topic.fill(bounces)
  await save.click()
  await expect(notices(page)).toContainText('The topic for complaints was saved.')

  await main.getByRole('link', { name: 'Edit feedback forwarding' }).click()
  await expect(dialog.getByText('then go to their topics only')).toBeVisible()
  await dialog.getByRole('checkbox').press('Space')
  await save.click()
  await expect(main.getByText('Off', { exact: true })).toBeVisible()
  await page.goto(`${feedbackPath}/topics/Bounce`)
  await expect(dialog.getByText('this topic cannot be removed')).toBeVisible()
  await topic.fill('')
  await dialog.getByRole('checkbox').press('Space')
  await save.click()
  await expect(dialog.getByText('Without a topic, nobody would get it.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${feedbackPath}/forwarding`)
  await dialog.getByRole('checkbox').press('Space')
  await save.click()
  await expect(main.getByText('On: to the sender')).toBeVisible()
  for (const type of ['Bounce', 'Complaint']) {
    await page.goto(`${feedbackPath}/topics/${type}`)
    await topic.fill('')
    if (await dialog.getByRole('checkbox').isChecked())
      await dialog.getByRole('checkbox').press('Space')
    await save.click()
    await expect(dialog).toHaveCount(0)
  }
  await expect(main.getByText('No topic')).toHaveCount(3)
})

for (const role of ['helpDesk', 'auditor'] as const)
  test(`06 §8.6 the ${role} sees on a phone where feedback goes, and changes nothing`, async ({
    as,
  }) => {
    const page = await as(role, { viewport: { width: 360, height: 740 } })
    await page.goto(`${examplePath}/domains/example.org/feedback`)
    const main = page.getByRole('main')
    await expect(main.getByText('arn:aws:sns:us-east-1:123456789012:mail-bounces')).toBeVisible()
    await expect(main.getByText('Off', { exact: true })).toBeVisible()
    await expect(main.getByRole('link', { name: /^Edit/ })).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page)
  })
