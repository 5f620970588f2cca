import { Button } from '@mailroom/ui/Button'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The records that must not lead to AWS any more. Source: EXIT-12. */
const purposes = ['mx', 'autodiscover', 'dkim', 'spf', 'mailFromMx', 'mailFromSpf'] as const

/** Checks the DNS records of all domains again, one after the other. */
export function CheckDns({ domains }: { domains: readonly string[] }) {
  const text = useText('leftOvers')
  const words = useErrorWords()
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [isChecking, setChecking] = useState(false)
  const check = async () => {
    setChecking(true)
    const failures: unknown[] = []
    for (const domainName of domains)
      for (const purpose of purposes)
        await client
          .fetchQuery({
            ...readOptions('dnsRecords.check', { ...scope, domainName, purpose }),
            ...{ staleTime: 0, retry: false },
          })
          .catch((failure: unknown) => failures.push(failure))
    await client.invalidateQueries({ queryKey: ['exitChecklist.describe'] })
    setChecking(false)
    const [first] = failures
    notify(
      first === undefined
        ? { type: 'success', content: text('dnsChecked', { domains: domains.length }) }
        : {
            type: 'error',
            content: text('checkDnsFailed', {
              ...{ failed: failures.length, reason: words(apiErrorOf(first)) },
            }),
          },
    )
  }
  return (
    <Button loading={isChecking} onClick={() => void check()}>
      {text('checkDns')}
    </Button>
  )
}
