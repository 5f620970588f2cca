import { CutOver } from '@mailroom/schemas/cut-overs'
import * as z from 'zod/mini'
import { here, startBackend } from './start-backend.ts'

type Entry = { name: string; type: string; value: string; ttl?: number }

export const domain = 'example.org'

/** Starts the backend with a person who plays the cut-over of a domain, and the DNS beside it. */
export async function playCutOver(...settings: Parameters<typeof startBackend>) {
  const backend = await startBackend(...settings)
  const endpoint = `${backend.connections[0]?.endpoint}/__local`
  const control = async (path: string, method = 'POST', body?: unknown) => {
    const sent =
      body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await fetch(`${endpoint}/${path}`, { method, ...sent })
    if (!response.ok) throw new Error(await response.text())
    return response.text()
  }
  const read = async (id: 'cutOvers.check' | 'cutOvers.describe') => {
    const { body } = await backend.call(id, { ...here, domain })
    return CutOver.parse(body)
  }
  let version = 1
  /** Sends a change with the version that the person saw last. */
  const change = async (
    id: `cutOvers.${'record' | 'putRecords' | 'confirm' | 'advance' | 'rollBack'}`,
    input: object = {},
  ) => {
    const answer = await backend.call(id, { ...here, domain, version, ...input })
    const { data } = z.object({ version: z.number() }).safeParse(answer.body)
    if (data) version = data.version
    return answer
  }
  return {
    backend,
    control,
    change,
    check: () => read('cutOvers.check'),
    describe: () => read('cutOvers.describe'),
    create: (target: string) => {
      version = 1
      return backend.call('cutOvers.create', { ...here, domain, target })
    },
    /** Notes the version that somebody else or a read has made. */
    async seen() {
      const seen = await read('cutOvers.describe')
      version = seen.version
      return seen
    },
    /** Moves the clock of the local AWS, which is the time of cut-overs. */
    pass: (seconds: number) => control(`clock?advance=${seconds}`),
    /** Changes the DNS as the person does at their provider, and waits until it answers. */
    async dns(publish: Entry[], withdraw: Entry[] = []) {
      await control('dns', 'POST', { publish, withdraw })
      await control('clock?advance=15')
    },
    /** Enters what only people see. */
    async confirm(...gates: string[]) {
      for (const gate of gates)
        await change('cutOvers.confirm', { gate, isHeld: true, note: 'I saw it' })
    },
    /** Returns the gates of the current step that are closed, each with its reason. */
    closed: ({ steps }: CutOver) =>
      Object.fromEntries(
        (steps.find(({ state }) => state === 'current')?.gates ?? []).flatMap((gate) =>
          gate.isHeld ? [] : [[gate.id, gate.reason]],
        ),
      ),
    [Symbol.asyncDispose]: () => backend[Symbol.asyncDispose](),
  }
}
