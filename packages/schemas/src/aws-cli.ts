import * as z from 'zod/mini'
import type { AwsAction, AwsCall } from './aws-call.ts'
import { declarationOf, type OperationId } from './operations.ts'
import { secretMembers } from './secret.ts'
import { awsName, cliName } from './spelling.ts'

type Members = Record<string, unknown>

/** The Region and endpoint of the commands. */
type Target = { region?: string; endpoint?: string }

function quote(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function inAwsSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inAwsSpelling)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [awsName(name), inAwsSpelling(member)]),
  )
}

function option(name: string, value: unknown): string {
  const flag = cliName(awsName(name))
  if (typeof value === 'boolean') return value ? `--${flag}` : `--no-${flag}`
  if (typeof value === 'string') return `--${flag} ${quote(value)}`
  if (typeof value === 'number') return `--${flag} ${value}`
  return `--${flag} ${quote(JSON.stringify(inAwsSpelling(value)))}`
}

/** The names in the AWS CLI that differ. `aws s3` and `aws sso` have commands of their own. */
const programs: Readonly<Record<string, string>> = { s3: 's3api', sso: 'sso-admin' }

function command(action: AwsAction, input: Members, hidden: readonly string[], target: Target) {
  const [service = '', operation = ''] = action.split(':')
  const options = Object.entries(input)
    .filter(([name, value]) => value !== undefined && !['connectionId', 'region'].includes(name))
    .map(([name, value]) =>
      hidden.includes(name)
        ? `--${cliName(awsName(name))} "$${cliName(awsName(name)).replaceAll('-', '_').toUpperCase()}"`
        : option(name, value),
    )
  if (target.region !== undefined) options.push(`--region ${target.region}`)
  if (target.endpoint !== undefined) options.push(`--endpoint-url ${target.endpoint}`)
  const program = programs[service] ?? service
  return [`aws ${program} ${cliName(operation)}`, ...options].join(' ')
}

/**
 * Returns a placeholder such as `<DisplayName>` for every required text that an input does not
 * contain yet.
 */
function missingFrom(schema: z.ZodMiniType, input: Members): Members {
  if (!(schema instanceof z.ZodMiniObject)) return {}
  const isText = (member: unknown) =>
    member instanceof z.ZodMiniString || member instanceof z.ZodMiniEnum
  return Object.fromEntries(
    Object.entries(schema.def.shape)
      .filter(([name, member]) => input[name] === undefined && isText(member))
      .map(([name]) => [name, `<${awsName(name)}>`]),
  )
}

/**
 * Returns the AWS CLI commands that do the same as an operation with this input, in order. A secret
 * is shown as the shell variable `"$PASSWORD"`, which the person sets beforehand. `<UserId>` stands
 * for a value that an earlier command prints, `<DisplayName>` for a value that is not typed yet.
 */
export function awsCliCommands(id: OperationId, given: Members, target: Target = {}): string[] {
  const declaration = declarationOf(id)
  const input = { ...given, ...missingFrom(declaration.input, given) }
  const hidden = secretMembers(declaration.input)
  return declaration.aws.flatMap((call: AwsAction | AwsCall<Members>) => {
    if (typeof call === 'string') return [command(call, input, hidden, target)]
    const mapped = call.input(input)
    return mapped === undefined ? [] : [command(call.action, mapped, hidden, target)]
  })
}
