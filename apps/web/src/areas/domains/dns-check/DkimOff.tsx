import { Status } from '@mailroom/ui/Status'
import { useText } from '../../../kit/words/texts.ts'
import { useDomainIdentity } from '../use-domain.ts'

/**
 * Says that DKIM signing is off, although the records may be verified; nothing if it is on, or if SES
 * did not say. The page needs the words `dnsCheck`. Source: DOM-36.
 */
export function DkimOff() {
  const text = useText('dnsCheck')
  const { attributes } = useDomainIdentity().data?.dkim ?? {}
  const isOff = attributes?.dkimTokens?.length && !attributes.dkimEnabled
  return isOff ? <Status type="warning">{text('dkimOff')}</Status> : null
}
