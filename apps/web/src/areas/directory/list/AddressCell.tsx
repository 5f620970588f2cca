import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = { email?: string | undefined; matchedAlias?: string | undefined }

/** The address of a row; the matched alias before it, if nothing else matched. Source: GEN-04. */
export function AddressCell({ email, matchedAlias }: Props) {
  const text = useText('directory')
  const address = email === undefined ? nothing : <Marked>{email}</Marked>
  if (matchedAlias === undefined) return address
  return (
    <>
      <Marked>{matchedAlias}</Marked> ({text('alias')}) · {address}
    </>
  )
}
