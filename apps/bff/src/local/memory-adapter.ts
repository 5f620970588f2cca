import type { Adapter, AdapterPayload } from 'oidc-provider'

/** How long records without an expiry are kept, in seconds. */
const longestSeconds = 60 * 60

/**
 * Keeps what the local identity provider remembers while it runs: interactions, codes and tokens.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, { payload: AdapterPayload; expiresAt: number }>()

  const find = (key: string) => {
    const found = kept.get(key)
    if (found && found.expiresAt > Date.now()) return found.payload
    kept.delete(key)
    return undefined
  }
  const findWhere = (model: string, member: 'uid' | 'userCode', value: string) => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model} `) ? find(key) : undefined
      if (payload?.[member] === value) return payload
    }
    return undefined
  }

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      kept.set(`${model} ${id}`, {
        payload,
        expiresAt: Date.now() + (expiresIn ?? longestSeconds) * 1_000,
      })
    },
    find: async (id) => find(`${model} ${id}`),
    findByUid: async (uid) => findWhere(model, 'uid', uid),
    findByUserCode: async (userCode) => findWhere(model, 'userCode', userCode),
    async consume(id) {
      const payload = find(`${model} ${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
    },
    async destroy(id) {
      kept.delete(`${model} ${id}`)
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
