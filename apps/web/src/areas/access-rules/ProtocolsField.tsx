import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import { Button } from '@mailroom/ui/Button'
import { useWatch } from 'react-hook-form'
import { useField } from '../../kit/form/use-field.ts'
import { useText } from '../../kit/words/texts.ts'
import { useAccessWords } from './use-access-words.ts'

/** What Outlook for Windows needs besides itself. Source: ACR-05. */
const outlookNeeds = ['AutoDiscover', 'EWS']

type Props = { name: 'actions' | 'notActions'; label: string }

/** A field with protocols; those that this version does not know are kept. Source: ACR-04. */
export function ProtocolsField({ name, label }: Props) {
  const text = useText('accessRules')
  const { protocolName } = useAccessWords([])
  const { value, change, ref, errorText } = useField<string[]>(name, [], { isChosen: true })
  const effect = useWatch({ name: 'effect' })
  const unknown = value.filter((each) => !accessProtocols.some((protocol) => protocol === each))
  const options = [...accessProtocols, ...unknown].map((each) => ({
    ...{ value: each, label: protocolName(each) },
  }))
  // What a rule lets in: those named by one that allows, and those spared by one that denies.
  const letsIn = (name === 'actions') === (effect === 'ALLOW')
  const lacking = outlookNeeds.filter((each) => !value.includes(each))
  const isLacking = letsIn && value.includes('WindowsOutlook') && lacking.length > 0
  return (
    <SpaceBetween size="xs">
      <FormField
        label={label}
        description={text('rolesUseEws')}
        errorText={errorText}
        warningText={isLacking ? text('protocolsAdvice') : undefined}
      >
        <Multiselect
          ref={ref}
          options={options}
          selectedOptions={options.filter((option) => value.includes(option.value))}
          placeholder={text('choose')}
          onChange={({ detail }) =>
            change(detail.selectedOptions.flatMap((option) => option.value ?? []))
          }
        />
      </FormField>
      {isLacking && (
        <Button type="button" onClick={() => change([...value, ...lacking])}>
          {text('addOutlookNeeds')}
        </Button>
      )}
    </SpaceBetween>
  )
}
