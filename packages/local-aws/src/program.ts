// Reads the arguments of the program, and starts it.
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { serveLocalAws } from './local-aws.ts'

const Arguments = z.object({
  port: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 4566),
  'dns-port': z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 0),
  'dns-resolver-port': z._default(
    z
      .array(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)))
      .check(z.maxLength(8)),
    [],
  ),
  data: z._default(z.string(), '.data/local-aws'),
  controls: z._default(z.boolean(), false),
  'seed-users': z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)), 0),
})

function complain(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        'dns-port': { type: 'string' },
        'dns-resolver-port': { type: 'string', multiple: true },
        data: { type: 'string' },
        controls: { type: 'boolean' },
        'seed-users': { type: 'string' },
      },
    })
    return Arguments.parse(values)
  } catch (error) {
    return complain(error instanceof z.core.$ZodError ? z.prettifyError(error) : String(error))
  }
}

const options = readArguments()
const { port, 'dns-port': dnsPort, data, controls, 'seed-users': users } = options
const aws = await serveLocalAws({
  port,
  dnsPort,
  dnsResolverPorts: options['dns-resolver-port'],
  dataDir: data,
  controls,
  sample: { users },
  log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
}).catch((error: unknown) => complain(String(error)))
const resolvers = aws.dnsResolvers.map((each) => `, resolver at ${each}`).join('')
process.stdout.write(
  `Local AWS at ${aws.endpoint}, DNS at ${aws.dnsServer}${resolvers}, state in ${data}\n`,
)

const stop = () => void aws.close().then(() => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
process.on('disconnect', stop)
