import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { changeDns, examplePath } from '../local-aws.ts'

// No other journey looks at these records of this domain.
const domain = 'new.example.net'
const path = `${examplePath}/domains/${domain}/dns-check`
const mx = { name: domain, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }
const proxy = { name: domain, type: 'MX', value: '20 eu-smtp-1.mimecast.com' }
const doubled = {
  ...{ name: `_dmarc.${domain}.${domain}`, type: 'TXT' },
  value: 'v=DMARC1;p=quarantine;pct=100;fo=1',
}

const item = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'What the DNS says' })
    .getByRole('listitem')
    .filter({ hasText: name })

/** Checks again, until the DNS has what was published. */
async function expectState(page: Page, name: string, words: string) {
  const again = page.getByRole('button', { name: `Check again: ${name}` })
  await expect(async () => {
    await again.press('Enter')
    await expect(item(page, name)).toContainText(words, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
}

test('DOM-06 DOM-10 DOM-22 DOM-27 records are missing, published, doubled and too many, and a mail proxy is noted', async ({
  as,
}) => {
  test.slow()
  // What an earlier attempt has left.
  await changeDns({ withdraw: [mx, proxy, doubled] })
  const page = await as('administrator')
  await page.goto(path)
  await expectState(page, 'Incoming mail (MX)', 'Missing')
  await expectAccessible(page)
  await changeDns({ publish: [mx, doubled] })
  await expectState(page, 'Incoming mail (MX)', 'Verified')
  await expectState(page, 'DMARC', `The record is at _dmarc.${domain}.${domain}`)
  const problems = page.getByRole('list', { name: 'Known problems' }).getByRole('listitem')
  await expect(problems.filter({ hasText: 'appends the domain' })).toContainText('Found here')

  await changeDns({ publish: [proxy] })
  await expectState(page, 'Incoming mail (MX)', 'There are other MX records')
  await expect(item(page, 'Incoming mail (MX)')).toContainText('Inconsistent')
  const notice = page.getByText(`Mail for ${domain} does not go to WorkMail alone`)
  await expect(notice).toBeVisible()
  await page.getByRole('button', { name: 'I use a mail proxy' }).press('Enter')
  await expect(notice).toHaveCount(0)
  await expect(item(page, 'Incoming mail (MX)')).toContainText('Inconsistent')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take the note back' }).press('Enter')
  await expect(notice).toBeVisible()
  await changeDns({ withdraw: [mx, proxy, doubled] })
})

test('DOM-21 DOM-22 the help desk reads the raw answers, on a phone and with the keyboard', async ({
  as,
}) => {
  const page = await as('helpDesk', { viewport: { width: 360, height: 740 } })
  await page.goto(`${examplePath}/domains/example.com/dns-check`)
  await page.getByRole('link', { name: 'DNS answers: DKIM' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'DNS answers: DKIM' })
  await expect(dialog.getByText('NOERROR').first()).toBeVisible()
  await expect(dialog.getByText(/^dig \+short example\.com NS/)).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('DOM-28 DOM-31 DOM-33 the auditor tries the endpoints of AutoDiscover and reads how phase 2 is set up', async ({
  as,
}) => {
  const page = await as('auditor', { locale: 'de-DE' })
  await page.goto(`${examplePath}/domains/example.com/autodiscover`)
  await page.getByRole('button', { name: 'Endpunkte testen' }).press('Enter')
  await expect(page.getByText('Der Name hat im DNS keine Adresse.')).toHaveCount(3)
  await expect(page.getByText('AutoDiscover type2 for autodiscover.example.com')).toBeVisible()
  await page.getByRole('combobox', { name: 'Host' }).selectOption('example.com')
  await expect(page.getByText('AutoDiscover type2 for example.com')).toBeVisible()
  await expect(page.getByText(/kann nicht neben dem CNAME/)).toHaveCount(0)
  await expectAccessible(page)
})
