import Textarea from '@cloudscape-design/components/textarea'
import type { SampleAddress } from '@mailroom/schemas/access-sample-addresses'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSamples } from './use-samples.ts'

/** Reads a line: the address, then what it is called; the address itself by default. */
function sampleOf(line: string): SampleAddress {
  const [ipAddress = '', ...name] = line.trim().split(/\s+/)
  return { name: name.join(' ') || ipAddress, ipAddress }
}

const linesOf = (addresses: readonly SampleAddress[]) =>
  addresses.map(({ name, ipAddress }) => `${ipAddress} ${name}`).join('\n')

function AddressesField() {
  const text = useText('accessRules')
  const field = useField<SampleAddress[]>('addresses', [])
  const { value, change, blur, ref, errorText, wrongItem } = field
  const [typed, setTyped] = useState(linesOf(value))
  const wrong = wrongItem === undefined ? undefined : value[Number(wrongItem)]
  return (
    <FieldFrame
      label={text('samples')}
      description={text('samplesExplanation')}
      constraint={text('samplesConstraint')}
      errorText={wrong ? text('sampleWrong', { address: wrong.ipAddress }) : errorText}
    >
      <Textarea
        ref={ref}
        value={typed}
        rows={6}
        spellcheck={false}
        placeholder={text('samplesPlaceholder')}
        onChange={({ detail }) => {
          setTyped(detail.value)
          const lines = detail.value.split('\n').filter((line) => line.trim() !== '')
          change(lines.map(sampleOf))
        }}
        onBlur={blur}
      />
    </FieldFrame>
  )
}

function Form({ addresses }: { addresses: readonly SampleAddress[] }) {
  const text = useText('accessRules')
  const shared = useText('directory')
  const { list } = useFormats()
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const samples = useSamples()
  const [original] = useState({ addresses })
  return (
    <EditForm
      id="accessSampleAddresses.put"
      fixed={scope}
      original={original}
      fieldWords={{
        label: () => text('samples'),
        value: (_, value) =>
          list((value as SampleAddress[]).map((each) => text('address', { ...each }))),
      }}
      submitLabel={shared('save')}
      saved={() => text('samplesSaved')}
      onClose={close}
    >
      {addresses.length === 0 && (
        <div>{text('samplesDefault', { address: samples[0]?.ipAddress ?? '' })}</div>
      )}
      <AddressesField />
    </EditForm>
  )
}

/** Edits the addresses from which accesses are looked at, for everybody. Source: ACR-26. */
export function SampleAddressesDialog() {
  const text = useText('accessRules')
  const query = useRead('accessSampleAddresses.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('samples')}>
      <Loaded query={query}>{({ addresses }) => <Form addresses={addresses} />}</Loaded>
    </RouteDialog>
  )
}
