import { buffer } from 'node:stream/consumers'
import {
  DescribeIdentityProviderConfigurationCommand,
  type DescribeIdentityProviderConfigurationResponse,
  PutIdentityProviderConfigurationCommand,
  type PutIdentityProviderConfigurationRequest,
  ResourceNotFoundException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import * as z from 'zod/mini'

type Members = Record<string, unknown>

const Members = z.record(z.string(), z.unknown())
const Streamed = z.object({ body: z.custom<NodeJS.ReadableStream>() })
/** The SDK writes bytes. */
const Sent = z.object({ body: z.instanceof(Uint8Array) })

function membersIn(value: unknown): Members | undefined {
  const { success, data } = Members.safeParse(value)
  return success ? data : undefined
}

/**
 * Returns the members of AWS's answer that the SDK's model does not have, and so left out. What is
 * null is no value.
 */
function unknownIn(raw: Members, known: Members): Members {
  const found = Object.entries(raw).flatMap(([name, value]) => {
    if (value === null) return []
    const read = known[name]
    if (read === undefined) return [[name, value] as const]
    const [inner, own] = [membersIn(value), membersIn(read)]
    const within = inner && own ? unknownIn(inner, own) : {}
    return Object.keys(within).length === 0 ? [] : [[name, within] as const]
  })
  return Object.fromEntries(found)
}

function merged(known: Members, unknown: Members): Members {
  const all = { ...known }
  for (const [name, value] of Object.entries(unknown)) {
    const [there, added] = [membersIn(all[name]), membersIn(value)]
    all[name] = there && added ? merged(there, added) : (all[name] ?? value)
  }
  return all
}

/** A configuration as the SDK reads it, and the members that it does not know. */
export type Configuration = {
  known: Omit<DescribeIdentityProviderConfigurationResponse, '$metadata'>
  unknown: Members
}

/**
 * Reads how people of an organization sign in; undefined while IAM Identity Center is not enabled.
 * Source: 06 DescribeIdentityProviderConfiguration, IDC-01.
 */
export async function readConfiguration(
  workmail: WorkMail,
  OrganizationId: string,
): Promise<Configuration | undefined> {
  const command = new DescribeIdentityProviderConfigurationCommand({ OrganizationId })
  let raw: Members = {}
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const response = Streamed.safeParse(result.response).data
      if (!response) return result
      const body = await buffer(response.body)
      Object.assign(Object(result.response), { body })
      try {
        raw = membersIn(JSON.parse(body.toString())) ?? {}
      } catch {
        // The SDK says what is wrong with it.
      }
      return result
    },
    // Before the SDK has read the answer.
    { step: 'deserialize', priority: 'low', name: 'keepAnswer' },
  )
  try {
    const { $metadata: _, ...known } = await workmail.send(command)
    return { known, unknown: unknownIn(raw, { ...known }) }
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/**
 * Replaces the configuration, and sends back the members of the one before that this version does not
 * know. Source: 06 PutIdentityProviderConfiguration, 04 Z2 (4).
 */
export async function putConfiguration(
  workmail: WorkMail,
  request: PutIdentityProviderConfigurationRequest,
  { unknown }: Pick<Configuration, 'unknown'>,
): Promise<void> {
  const command = new PutIdentityProviderConfigurationCommand(request)
  if (Object.keys(unknown).length > 0)
    command.middlewareStack.add(
      (next) => (args) => {
        const sent = Sent.safeParse(args.request).data
        const known = sent && membersIn(JSON.parse(new TextDecoder().decode(sent.body)))
        if (known)
          Object.assign(Object(args.request), { body: JSON.stringify(merged(known, unknown)) })
        return next(args)
      },
      // After the SDK has written the request, before it is measured and signed.
      { step: 'serialize', priority: 'low', name: 'addUnknownMembers' },
    )
  await workmail.send(command)
}
