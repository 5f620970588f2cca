import { WorkMail } from '@aws-sdk/client-workmail'
import type { Page } from '@playwright/test'
import type { Figure } from '../../tools/docs/performance.ts'
import { localAwsEndpoint, origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { median, msUntilPainted } from './painting.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { signIn } from './sign-in.ts'

const wanted = 100

/** Registers mail domains at the local AWS until the organization has `wanted` of them. */
async function registerDomains(): Promise<void> {
  const workmail = new WorkMail({
    ...{ region: 'us-east-1', endpoint: localAwsEndpoint },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const OrganizationId = sampleOrganizationId
  const { MailDomains = [] } = await workmail.listMailDomains({ OrganizationId })
  for (let number = MailDomains.length; number < wanted; number++)
    await workmail.registerMailDomain({ OrganizationId, DomainName: `bench-${number}.example` })
}

/** Measures the list of domains, from the click in the menu until each of their states is read. */
async function statesMs(page: Page): Promise<{ progress: number; all: number }> {
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  await page.evaluate((total) => {
    const measured = new Promise<{ progress: number; all: number }>((resolve) => {
      window.addEventListener(
        'click',
        () => {
          const started = performance.now()
          let progress: number | undefined
          const look = () => {
            // What is read out follows later; this one goes when the last state is there.
            const shown = [...document.querySelectorAll('main span[aria-hidden="true"]')]
            const isReading = shown.some((each) => each.textContent?.includes(`of ${total} read`))
            if (isReading) progress ??= performance.now() - started
            if (progress === undefined || isReading) return requestAnimationFrame(look)
            return resolve({ progress, all: performance.now() - started })
          }
          requestAnimationFrame(look)
        },
        { capture: true, once: true },
      )
    })
    Object.assign(window, { measured })
  }, wanted)
  await menu.getByRole('link', { name: 'Domains', exact: true }).click()
  return page.evaluate(
    () => Reflect.get(window, 'measured') as Promise<{ progress: number; all: number }>,
  )
}

/** Measures the list of 100 domains, cold, and the page of a domain, warm. */
export async function domainFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(0)
  await registerDomains()
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const page = await context.newPage()
  const organization = `${origin}/local/us-east-1/organizations/${sampleOrganizationId}`
  await page.goto(organization)
  await page.waitForSelector('main h2')
  const states = await statesMs(page)
  const link = page.getByRole('main').getByRole('link', { name: 'example.com', exact: true })
  const painted = await median(async () => {
    await page.goBack()
    await page.waitForSelector('main h2')
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Domains', exact: true })
      .click()
    await link.waitFor()
    return msUntilPainted(page, 'click', '[aria-label="Improved security"]', () => link.click())
  })
  await browser.close()
  return [
    figure(`${wanted} domains → progress visible`, states.progress, 'ms', { budget: 2_000 }),
    figure(`${wanted} domains → all states read`, states.all, 'ms', { budget: 2_000 }),
    figure('navigation → domain page painted, median', painted, 'ms', { budget: 150 }),
  ]
}
