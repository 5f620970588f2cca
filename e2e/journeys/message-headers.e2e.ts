import { expect, expectAccessible, type Role, test } from '../journey.ts'

const headers = `Return-Path: <bounce@lists.example.net>
Received: from mx.example.net (mx.example.net [192.0.2.7])
 by inbound-smtp.us-east-1.amazonaws.com with SMTP id abc123
 for ana@example.com; Tue, 24 Nov 2026 12:10:05 +0000 (UTC)
X-SES-Spam-Verdict: FAIL
X-SES-Virus-Verdict: PASS
Authentication-Results: amazonses.com;
 spf=pass (spfCheck: ok) client-ip=192.0.2.7; envelope-from=bounce@lists.example.net;
 dkim=fail header.i=@example.org; dmarc=fail header.from=example.org
Received: from app (unknown [198.51.100.9]) by mx.example.net (Postfix) with ESMTPS id 4X
 (using TLSv1.3 with cipher X); Tue, 24 Nov 2026 13:00:05 +0100
X-Forwarded-To: ana@example.com
From: Mallory <mallory@example.org>
To: ana@example.com
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Date: Tue, 24 Nov 2026 12:00:00 +0000
Message-ID: <canary-of-the-headers@example.org>
`
const message = `${headers}\nThe secret text of the message.\n`

for (const role of ['administrator', 'helpDesk', 'auditor'] satisfies Role[])
  test(`HDR-01 pasted headers are explained to ${role}, and no request has them`, async ({
    as,
  }) => {
    const page = await as(role, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto('/')
    await page.getByRole('link', { name: 'Message headers' }).click()
    const field = page.getByRole('textbox', { name: 'Headers' })
    await expect(field).toBeVisible()
    await page.waitForLoadState('networkidle')
    const requests: string[] = []
    page.on('request', (request) => {
      // The page loads its own scripts, such as the worker, without anything in their address.
      requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)
    })
    await page.evaluate((text) => navigator.clipboard.writeText(text), message)
    await field.press('ControlOrMeta+v')
    await expect(page.getByText('12 headers read.')).toBeVisible()
    // The text of the message is not kept.
    await expect(field).toHaveValue(headers)
    const main = page.getByRole('main')
    await expect(main.getByText('Grüße')).toBeVisible()
    // The answer stands before the details, and the worst of it first.
    const conclusion = main.getByRole('region', { name: 'In short' })
    await expect(conclusion).toContainText(
      /took this for spam.*DMARC failed for example\.org.*If in doubt, ask/,
    )
    const claim = main.getByRole('list', { name: /written by amazonses\.com/ })
    await expect(claim.getByRole('listitem').filter({ hasText: /^SPF/ })).toContainText(
      'lists.example.net is not the domain in From',
    )
    await expect(claim.getByRole('listitem').filter({ hasText: /^DMARC/ })).toContainText(
      'Neither SPF nor DKIM confirms',
    )
    await expect(main.getByRole('list', { name: 'Amazon’s verdicts' })).toContainText('Junk E-mail')
    const hops = main.getByRole('table', { name: 'Way of the message' })
    await expect(hops.getByRole('row').nth(1)).toContainText(/mx\.example\.net.*TLS 1\.3.*–$/)
    await expect(hops.getByRole('row').nth(2)).toContainText(/192\.0\.2\.7.*SMTP.*10 minutes$/)
    await expect(main.getByRole('list', { name: /Rules/ })).toContainText('Forwarded automatically')
    await page.getByRole('searchbox', { name: 'Search names and values' }).fill('canary')
    const all = main.getByRole('table', { name: 'All headers' })
    await expect(all.getByRole('row')).toHaveCount(2)
    await expect(all).toContainText('canary-of-the-headers@example.org')
    await expectAccessible(page)
    expect(requests.filter((request) => /\/api\//.test(request))).toEqual([])
    expect(requests.join('\n')).not.toMatch(/canary|mallory|secret/i)
    expect(page.url()).toMatch(/\/message-headers$/)
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
    expect(kept).not.toMatch(/canary|mallory/)
  })

test('HDR-01 a message of 20 MB is read from its file, and 5 MB of headers are refused in words', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto('/message-headers')
  const choose = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'message/rfc822', buffer: Buffer.from(text) })
  await choose('large.eml', message + 'x'.repeat(20_000_000))
  await expect(page.getByText('12 headers read.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove large.eml' }).click()
  await expect(page.getByText('12 headers read.')).toHaveCount(0)
  await choose('endless.eml', 'X-Filler: 1\n'.repeat(450_000))
  await expect(page.getByText('The headers do not end within the first 1 MB.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove endless.eml' }).click()
  await page.getByRole('textbox', { name: 'Headers' }).fill('Hello,\nhow are you?')
  await expect(page.getByText('There are no headers here.')).toBeVisible()
  await expectAccessible(page)
})

test('HDR-01 a file that is dropped on the field is read, and the field says why it is off', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto('/message-headers')
  const field = page.getByRole('textbox', { name: 'Headers' })
  await expect(field).toBeVisible()
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'dropped.eml', { type: 'message/rfc822' }))
    return transfer
  }, message)
  await field.dispatchEvent('drop', { dataTransfer: files })
  await expect(page.getByText('12 headers read.')).toBeVisible()
  await expect(field).toBeDisabled()
  await expect(page.getByText('A file is read. Remove it below')).toBeVisible()
})

test('HDR-01 10,000 hops are listed page by page, and the page stays usable', async ({ as }) => {
  const page = await as('auditor', { viewport: { width: 360, height: 740 } })
  await page.goto('/message-headers')
  const hop = (id: number) =>
    `Received: from a by b with SMTP id n${id}; Tue, 24 Nov 2026 12:00:00 +0000\n`
  await page.locator('input[type=file]').setInputFiles({
    name: 'loop.eml',
    mimeType: 'text/plain',
    buffer: Buffer.from(Array.from({ length: 10_000 }, (_, at) => hop(at)).join('')),
  })
  await expect(page.getByText('10,000 headers read.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Way of the message (10,000)' })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Pages: Way of the message' })
    .getByRole('button', { name: 'Next page' })
    .click()
  await expect(page.getByText('26', { exact: true })).toBeVisible()
  const all = page.getByRole('table', { name: 'All headers' })
  await page
    .getByRole('navigation', { name: 'Pages: All headers' })
    .getByRole('button', { name: 'Next page' })
    .click()
  await expect(all.getByRole('row').nth(1)).toContainText('id n25;')
  // A search begins on the first page of what it finds: n999 and n9990 to n9999.
  await page.getByRole('searchbox', { name: 'Search names and values' }).fill('ID N999')
  await expect(page.getByRole('heading', { name: 'All headers (11)' })).toBeVisible()
  await expect(all.getByRole('row').nth(1)).toContainText('id n999;')
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWide).toBe(false)
  await expectAccessible(page)
})

const bounce = `Return-Path: <>
From: MAILER-DAEMON@amazonses.com
Subject: Delivery Status Notification (Failure)
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

The secret text for people.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; a8-31.smtp-out.amazonses.com

Final-Recipient: rfc822; karl@example.net
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 SPF check failed
--b
Content-Type: message/rfc822

Subject: Offer
Message-ID: <canary-of-the-bounce@example.com>

The secret text of the message.
--b--
`

test('HDR-01 a pasted bounce says to whom and why mail was not delivered, and no request has it', async ({
  as,
}) => {
  const page = await as('helpDesk', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto('/message-headers')
  const field = page.getByRole('textbox', { name: 'Headers' })
  await expect(field).toBeVisible()
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.evaluate((text) => navigator.clipboard.writeText(text), bounce)
  await field.press('ControlOrMeta+v')
  const main = page.getByRole('main')
  await expect(main.getByRole('region', { name: 'In short' })).toContainText(
    'This is a bounce: mail to karl@example.net was not delivered (5.7.1).',
  )
  await expect(field).toHaveValue('')
  const report = main.getByRole('list', { name: 'Delivery report' })
  await expect(report.getByRole('listitem')).toContainText(
    /karl@example\.net.*could not confirm the sender by SPF.*5\.7\.1.*550 5\.7\.1 SPF check failed/,
  )
  await expect(main.getByText('a8-31.smtp-out.amazonses.com').first()).toBeVisible()
  await expect(main.getByText('<canary-of-the-bounce@example.com>')).toBeVisible()
  await expect(main.getByText(/secret text/)).toHaveCount(0)
  await expectAccessible(page)
  expect(requests.filter((request) => /\/api\//.test(request))).toEqual([])
  expect(requests.join('\n')).not.toMatch(/canary|karl|secret/i)
})

test('HDR-01 of a message that is put into the field without pasting only the headers stay', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto('/message-headers')
  const field = page.getByRole('textbox', { name: 'Headers' })
  await field.fill(message)
  await expect(page.getByText('12 headers read.')).toBeVisible()
  await expect(field).toHaveValue(headers)
  // What is put in later does not bring the text back.
  await field.press('Control+End')
  await page.keyboard.insertText('\nThe secret text again.')
  await expect(field).toHaveValue(headers)
})
