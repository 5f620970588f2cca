import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { organizationControls } from '../../packages/local-aws/src/controls/organization/index.ts'
import { type ServiceName, services } from '../../packages/local-aws/src/service.ts'
import { cell, type Test, testsIn } from './tests.ts'

const operationsOf = {
  workmail: await services.workmail.operations(),
  ses: await services.ses.operations(),
  sts: await services.sts.operations(),
  iam: await services.iam.operations(),
  route53: await services.route53.operations(),
  ds: await services.ds.operations(),
  kms: await services.kms.operations(),
  s3: await services.s3.operations(),
  sso: await services.sso.operations(),
  identitystore: await services.identitystore.operations(),
}

const sources = 'packages/local-aws/src'

/** The parts of an operation's docstring: what it does, what it refuses, and its source. */
type Handler = { file: string; does: string; errors: string; source: string }

const documented = /^ {2}\/\*\*((?:(?!\*\/).)*)\*\/\n {2}([A-Z]\w+)\(/gms
const words = /^(?<does>.*?)(?:Errors(?<errors>[:,].*?))?(?:Source: (?<source>.*))?$/s

/** Returns the docstrings of a service's handlers, by operation. */
function handlersOf(root: string, service: ServiceName): Map<string, Handler> {
  const files = globSync(`${sources}/${service}/*.ts`, {
    cwd: root,
    exclude: (path) => path.endsWith('.test.ts'),
  })
  return new Map(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(documented)].map(
        ([, comment = '', name = '']) => {
          const text = comment.replaceAll(/\s*\n\s*\* ?/g, ' ').trim()
          const { does = '', errors = '', source = '' } = words.exec(text)?.groups ?? {}
          const refused = errors.replace(/^[:,] ?/, '')
          return [name, { file: file.replaceAll('\\', '/'), does, errors: refused, source }]
        },
      ),
    ),
  )
}

/**
 * Returns the tests that call an operation: those next to its code or named after it; if there are
 * none, all others.
 */
function proofsOf(operation: string, { file }: Handler, tests: readonly Test[]): Test[] {
  const method = operation.charAt(0).toLowerCase() + operation.slice(1)
  const call = new RegExp(`\\.${method}\\(|\\b${operation}\\b`)
  const calling = tests.filter(({ runs }) => call.test(runs))
  const beside = calling.filter(
    (test) => test.file.startsWith(file.replace(/\.ts$/, '')) || test.title.includes(operation),
  )
  return beside.length > 0 ? beside : calling
}

function row(operation: string, handler: Handler | undefined, tests: readonly Test[]): string {
  if (!handler) return `| \`${operation}\` | 501 | | | | |`
  const { file, does, errors, source } = handler
  const proofs = proofsOf(operation, handler, tests)
  if (proofs.length === 0) throw new Error(`No test calls ${operation}.`)
  const titles = proofs.map(({ title }) => cell(title)).join('<br>')
  return `| [\`${operation}\`](../${file}) | built | ${cell(does)} | ${cell(errors)} | ${cell(source).replace(/\.$/, '')} | <details><summary>${proofs.length}</summary>${titles}</details> |`
}

/**
 * Returns the rows of a service: every operation, or, of a service of which little is built, only
 * what is.
 */
function table(
  root: string,
  service: ServiceName,
  tests: readonly Test[],
  shown: 'all' | 'built',
): string[] {
  const documentation = handlersOf(root, service)
  const { handlers } = services[service]
  return [
    '| operation | | what it does | what it refuses | source | tests |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...operationsOf[service].keys()].sort().flatMap((operation) => {
      const handler = documentation.get(operation)
      if (Object.hasOwn(handlers, operation) !== (handler !== undefined))
        throw new Error(`${operation} is built, but has no docstring, or the other way round.`)
      return handler || shown === 'all' ? [row(operation, handler, tests)] : []
    }),
  ]
}

function privatePath(): string[] {
  return [
    '| request | what it does |',
    '| --- | --- |',
    ...Object.entries(organizationControls).map(
      ([address, { summary }]) => `| \`${address}\` | ${cell(summary)} |`,
    ),
  ]
}

/** Reads a part that is written by hand. */
function part(name: 'start' | 'differences'): string {
  return readFileSync(join(import.meta.dirname, `local-aws-${name}.md`), 'utf8').trim()
}

/**
 * Returns docs/local-aws.md: how to use the local AWS, every operation with its rules and the tests
 * that prove them, and the differences from AWS.
 */
export function localAwsPage(root: string): string {
  const tests = testsIn(root, [`${sources}/**/*.test.ts`])
  const built = (service: ServiceName) =>
    `${Object.keys(services[service].handlers).length} of ${operationsOf[service].size} operations are built.`
  return [
    part('start'),
    '',
    '## Features without a public API',
    '',
    'The paths below `/__local/orgs/{organizationId}/` are for features of WorkMail without a public API, and for the states that AWS puts an organization in:',
    '',
    ...privatePath(),
    '',
    '## WorkMail',
    '',
    built('workmail'),
    '',
    ...table(root, 'workmail', tests, 'all'),
    '',
    '## SES',
    '',
    built('ses'),
    '',
    ...table(root, 'ses', tests, 'all'),
    '',
    '## STS',
    '',
    `${built('sts')} The others answer 501.`,
    '',
    ...table(root, 'sts', tests, 'built'),
    '',
    '## IAM',
    '',
    `${built('iam')} The others answer 501.`,
    '',
    ...table(root, 'iam', tests, 'built'),
    '',
    '## Route 53',
    '',
    `${built('route53')} The others answer 501.`,
    '',
    ...table(root, 'route53', tests, 'built'),
    '',
    '## Directory Service',
    '',
    `${built('ds')} The others answer 501.`,
    '',
    ...table(root, 'ds', tests, 'built'),
    '',
    '## KMS',
    '',
    `${built('kms')} The others answer 501.`,
    '',
    ...table(root, 'kms', tests, 'built'),
    '',
    '## S3',
    '',
    `${built('s3')} The others answer 501.`,
    '',
    ...table(root, 's3', tests, 'built'),
    '',
    '## IAM Identity Center',
    '',
    `${built('sso')} The others answer 501.`,
    '',
    ...table(root, 'sso', tests, 'built'),
    '',
    '## Identity Store',
    '',
    `${built('identitystore')} The others answer 501.`,
    '',
    ...table(root, 'identitystore', tests, 'built'),
    '',
    part('differences'),
    '',
  ].join('\n')
}
