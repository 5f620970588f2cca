import { expect, expectAccessible, type Role, test } from '../journey.ts'

const canary = 'canary-of-the-policy'
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Sid: 'Mail', Effect: 'Allow', Action: ['workmail:List*', 'workmail:DeleteUser'] },
      Resource: `arn:aws:workmail:eu-west-1:123456789012:organization/${canary}`,
    },
    { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
  ],
})

for (const role of ['administrator', 'helpDesk', 'auditor'] satisfies Role[])
  test(`S-18 a pasted policy is explained to ${role}, and no request has it`, async ({ as }) => {
    const page = await as(role)
    await page.goto('/')
    await page.getByRole('link', { name: 'Policy viewer' }).click()
    const field = page.getByRole('textbox', { name: 'Policy document' })
    await expect(field).toBeVisible()
    await page.waitForLoadState('networkidle')
    const requests: string[] = []
    page.on('request', (request) => {
      requests.push(`${request.url()} ${request.postData() ?? ''}`)
    })
    await field.fill(policy)
    await expect(page.getByText('2 statements read.')).toBeVisible()
    const main = page.getByRole('main')
    await expect(main.getByText(/^Changing: DeleteUser$/)).toBeVisible()
    await expect(main.getByText('ListOrganizations cannot name an organization')).toBeVisible()
    await expect(main.getByText('iam:PassRole on * hands any role to a service')).toBeVisible()
    await page.getByRole('combobox', { name: 'Compare with the needs of' }).selectOption('Auditor')
    const difference = main.getByRole('list', { name: 'Difference to what Auditor needs' })
    await expect(
      difference.getByRole('listitem').filter({ hasText: 'Needed and not allowed' }),
    ).toContainText('workmail:DescribeOrganization')
    await expect(
      difference.getByRole('listitem').filter({ hasText: 'allowed and not needed' }),
    ).toContainText('workmail:DeleteUser')
    await expectAccessible(page)
    expect(requests.filter((request) => /\/api\//.test(request))).toEqual([])
    expect(requests.join('\n')).not.toContain(canary)
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
    expect(kept).not.toContain(canary)
  })

test('S-18 POL-05 IAM-20 Amazon’s policies and our own are explained, on a phone in German', async ({
  as,
}) => {
  const page = await as('auditor', {
    locale: 'de-DE',
    viewport: { width: 360, height: 740 },
  })
  await page.goto('/policy-viewer')
  const choose = page.getByRole('combobox', { name: 'Lesen', exact: true })
  await choose.selectOption('AmazonWorkMailReadOnlyAccess')
  const main = page.getByRole('main')
  await expect(main.getByText('Ihr fehlen diese Aktionen')).toBeVisible()
  await expect(main.getByText('logs:StartQuery').first()).toBeVisible()
  await expect(main.getByText('1 Anweisung gelesen.')).toBeVisible()
  await choose.selectOption('Was Auditor in Mailroom braucht')
  await expect(
    main.getByRole('list', { name: /Unterschied zum Bedarf von Auditor/ }),
  ).toContainText('Keine')
  const { scrollWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
  }))
  expect(scrollWidth).toBeLessThanOrEqual(360)
  await expectAccessible(page)
})

test('S-18 ten megabytes, look-alikes and no JSON are told at the field, and the page goes on', async ({
  as,
}) => {
  const page = await as('auditor', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto('/policy-viewer')
  const field = page.getByRole('textbox', { name: 'Policy document' })
  // A screen reader is told of it in a second place, a moment later.
  const problem = (words: string) => page.getByText(words).first()
  await field.fill('{"Statement": [')
  await expect(problem('This is not JSON: look at line 1')).toBeVisible()
  await page.evaluate((text) => navigator.clipboard.writeText(text), 'x'.repeat(10_000_000))
  await field.press('ControlOrMeta+v')
  await expect(problem('This text has 10000000 characters')).toBeVisible()
  await field.fill(
    policy
      .replace('workmail:DeleteUser', 'workm\u0430il:DeleteUser')
      .replace('"Allow"', '["Allow"]'),
  )
  await expect(problem('(U+0430) is not in any action of AWS')).toBeVisible()
  await expect(problem('Statement[1].Effect: This value has the wrong type')).toBeVisible()
  await expectAccessible(page)
})
