import { somewhere } from '@mailroom/schemas/access/alike-addresses'
import type { SampleAddress } from '@mailroom/schemas/access-sample-addresses'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the addresses that are looked at: those that are kept, or one that stands for all. */
export function useSamples(): readonly SampleAddress[] {
  const text = useText('accessRules')
  const { data } = useRead('accessSampleAddresses.describe', useOrganizationScope())
  return useMemo(() => {
    const kept = data?.addresses ?? []
    return kept.length > 0 ? kept : [{ name: text('somewhere'), ipAddress: somewhere }]
  }, [data, text])
}
