// `npm run bench [part …]`: measures the budgets of the design (§6) and writes
// docs/performance.json and docs/performance.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../../tools/docs/performance.ts'
import { PerformanceRecord, performancePage } from '../../tools/docs/performance.ts'
import { accessFigures } from './access.ts'
import { accessExplorerFigures } from './access-explorer.ts'
import { archiveFigures } from './archive.ts'
import { archiveMailboxFigures } from './archive-mailboxes.ts'
import { auditFigures } from './audit.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { coldVisitFigures } from './cold-visit.ts'
import { domainFigures } from './domains.ts'
import { evidenceFigures } from './evidence.ts'
import { exitFigures } from './exit.ts'
import { exportFigures } from './exports.ts'
import { figure } from './figures.ts'
import { importFigures } from './import.ts'
import { jobFigures } from './jobs.ts'
import { kitFigures } from './kits.ts'
import { lighthouseFigures } from './lighthouse.ts'
import { lintFigures } from './lint.ts'
import { localAwsFigures } from './local-aws.ts'
import { messageHeaderFigures } from './message-headers.ts'
import { overheadFigures } from './overhead.ts'
import { paintingFigures } from './painting.ts'
import { percentile } from './percentile.ts'
import { routeWeightFigures } from './route-weights.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { searchFigures } from './search.ts'
import { sessionFigures } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { snapshotFigures } from './snapshots.ts'
import { startUpFigures } from './start-up.ts'

const root = join(import.meta.dirname, '../..')

async function backendFigures(): Promise<Figure[]> {
  const listening: number[] = []
  const memory: number[] = []
  for (let round = 0; round < 5; round++) {
    await using backend = await startBackend(0)
    listening.push(backend.listeningMs)
    memory.push(backend.memoryMb())
  }
  return [
    figure('BFF with local AWS, listening, median of 5', percentile(listening, 0.5), 'ms', {
      budget: 1_000,
    }),
    figure('BFF with local AWS, idle memory, median of 5', percentile(memory, 0.5), 'MB', {
      budget: 150,
    }),
  ]
}

async function pageFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(1_000)
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const users = `/local/us-east-1/organizations/${sampleOrganizationId}/users`
  const coldVisit = await coldVisitFigures(context, users)
  const painting = await paintingFigures(context, sampleOrganizationId)
  const overhead = await overheadFigures(context, sampleOrganizationId)
  await browser.close()
  return [...coldVisit, ...painting, ...overhead]
}

async function scoreFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(1_000)
  const browser = await launchBrowser()
  const users = `${origin}/local/us-east-1/organizations/${sampleOrganizationId}/users`
  const scores = await lighthouseFigures(browser, users)
  await browser.close()
  return scores
}

const parts: Record<string, () => Promise<Figure[]> | Figure[]> = {
  'route-weights': routeWeightFigures,
  backend: backendFigures,
  pages: pageFigures,
  domains: domainFigures,
  import: importFigures,
  'message-headers': messageHeaderFigures,
  lighthouse: scoreFigures,
  search: searchFigures,
  jobs: jobFigures,
  exports: exportFigures,
  snapshots: snapshotFigures,
  'access-explorer': accessExplorerFigures,
  exit: exitFigures,
  kits: kitFigures,
  access: accessFigures,
  lint: lintFigures,
  evidence: evidenceFigures,
  archive: archiveFigures,
  'archive-mailboxes': archiveMailboxFigures,
  'local-aws': localAwsFigures,
  sessions: sessionFigures,
  audit: auditFigures,
  'start-up': startUpFigures,
}

function recorded(): Figure[] {
  const file = join(root, 'docs/performance.json')
  return existsSync(file)
    ? PerformanceRecord.parse(JSON.parse(readFileSync(file, 'utf8'))).figures
    : []
}

function machine(): string {
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memoryGb} GiB, ${process.platform} ${process.arch}, Node ${process.version}`
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`usage: npm run bench [-- ${Object.keys(parts).join(' | ')}]`)
  process.exit(2)
}
// A whole run also drops the figures that nothing measures any more.
let figures = wanted.length === 0 ? [] : recorded()
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const fresh = await measure()
  for (const { name: title, value, unit } of fresh) console.log(`${title}: ${value} ${unit}`)
  const titles = new Set(fresh.map(({ name: title }) => title))
  figures = [...figures.filter(({ name: title }) => !titles.has(title)), ...fresh]
  const record = JSON.stringify({ machine: machine(), figures }, null, 2)
  writeFileSync(join(root, 'docs/performance.json'), `${record}\n`)
  writeFileSync(join(root, 'docs/performance.md'), performancePage(root))
}
