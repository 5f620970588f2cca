declare global {
  /** The used part of Trusted Types, which not every browser has and TypeScript does not know. */
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: (url: string) => string },
        ): { createScriptURL(url: string): unknown }
      }
    | undefined
}

/** Accepts the address of a worker's script only if it is a file of this console. */
function ownScript(url: string): string {
  const { href, origin } = new URL(url, location.origin)
  if (origin !== location.origin) throw new TypeError(`${href} is not of this console`)
  return href
}

function policy() {
  return globalThis.trustedTypes?.createPolicy('workers', { createScriptURL: ownScript })
}

let workers: ReturnType<typeof policy>

/**
 * Sends an order to a worker, which answers at the port that comes with it. Rejects if the worker
 * fails.
 */
export function askWorker<Answer>(worker: Worker, order: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel()
    const onError = ({ message }: ErrorEvent) => reject(new Error(message))
    worker.addEventListener('error', onError)
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close()
      worker.removeEventListener('error', onError)
      resolve(data)
    }
    worker.postMessage(order, [port2])
  })
}

/**
 * Starts a worker by the address Vite gives for `…?worker&url`, the only kind of script the browser
 * may start (`trusted-types workers`).
 */
export function startWorker(url: string): Worker {
  workers ??= policy()
  // Browsers take a trusted address; TypeScript accepts only text.
  const address = (workers?.createScriptURL(url) ?? ownScript(url)) as string
  return new Worker(address, { type: 'module' })
}
