import type { Analysis } from './parse/analyse.ts'
import { type Listed, listed, type Wanted } from './parse/listed.ts'
import { type ReadMessage, readMessage } from './parse/read-message.ts'

/** The long lists of a message. They stay in the worker, which tells a page of them at a time. */
export type Lists = Pick<Analysis, 'headers' | 'hops'>

/** What is told of a message at once: of the long lists only how many headers there are. */
export type ToldMessage =
  | Exclude<ReadMessage, { analysis: Analysis }>
  | { analysis: Omit<Analysis, keyof Lists> & { headerCount: number } }

/** The requests to the worker. It keeps the last message between them. */
export type HeadersOrder = { name: 'read'; message: Blob } | { name: keyof Lists; wanted: Wanted }

let lists: Lists = { headers: [], hops: [] }

async function answer(
  order: HeadersOrder,
): Promise<ToldMessage | Listed<Lists[keyof Lists][number]>> {
  switch (order.name) {
    case 'read': {
      const read = await readMessage(order.message)
      if (!('analysis' in read)) return read
      const { headers, hops, ...told } = read.analysis
      lists = { headers, hops }
      return { analysis: { ...told, headerCount: headers.length } }
    }
    case 'headers':
      return listed(lists.headers, order.wanted, ({ name, value }) => `${name}: ${value}`)
    case 'hops':
      return listed(lists.hops, order.wanted)
  }
}

addEventListener('message', ({ data, ports: [port] }: MessageEvent<HeadersOrder>) => {
  void answer(data).then((told) => port?.postMessage(told))
})
