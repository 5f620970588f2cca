import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Device, deviceProperties } from '@mailroom/schemas/access/mobile-device-access-effect'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { deviceParameters } from './rule-address.ts'
import { deviceWith } from './sample-devices.ts'
import { useKnownDevices } from './use-known-devices.ts'
import type { Whose } from './WhoseDevice.tsx'
import './values.css'

/**
 * Fills the fields of the test in: from an example, a device that is known, or a pasted user agent.
 * Source: MDAR-10.
 */
export function FillIn({ onFilled }: { onFilled: (whose: Whose | undefined) => void }) {
  const text = useText('deviceRules')
  const { list } = useFormats()
  const { setValue } = useFormContext()
  const { devices } = useKnownDevices()
  const [agent, setAgent] = useState('')
  const [untold, setUntold] = useState<readonly string[]>([])
  const fill = (device: Device, whose?: Whose) => {
    for (const property of deviceProperties)
      setValue(deviceParameters[property], device[property] ?? '', { shouldDirty: true })
    onFilled(whose)
  }
  const options = devices.map(({ words }, place) => ({ value: String(place), label: words }))
  return (
    <SpaceBetween size="s">
      <FormField label={text('fillIn')}>
        <Select
          options={options}
          selectedOption={null}
          placeholder={text('choose')}
          filteringType={options.length > 10 ? 'auto' : 'none'}
          onChange={({ detail }) => {
            const chosen = devices[Number(detail.selectedOption.value)]
            if (chosen) fill(chosen.device, chosen.whose)
            setUntold([])
          }}
        />
      </FormField>
      <FormField
        label={text('whatIf')}
        description={text('whatIfExplanation')}
        warningText={
          untold.length > 0 ? text('agentTellsNot', { properties: list(untold) }) : undefined
        }
      >
        <div className="device-values-input">
          <Input
            value={agent}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setAgent(detail.value)}
          />
          <Button
            formAction="none"
            onClick={() => {
              const device = deviceWith(agent.trim())
              if (agent.trim() === '') return
              fill(device)
              setUntold(
                deviceProperties
                  .filter((property) => device[property] === undefined)
                  .map((property) => text(`property.${deviceParameters[property]}`)),
              )
            }}
          >
            {text('fillInNow')}
          </Button>
        </div>
      </FormField>
    </SpaceBetween>
  )
}
