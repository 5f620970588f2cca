import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import {
  type EventType,
  eventTypes,
  type Folder,
  folders,
  isResponderUrl,
  statusFrequency,
  subscribeXml,
} from './ews.ts'

const { min, max } = statusFrequency

type ChoicesProps<Value extends string> = {
  label: string
  placeholder: string
  errorText?: string | undefined
  all: readonly Value[]
  chosen: readonly Value[]
  onChoose: (chosen: readonly Value[]) => void
  words: (value: Value) => string
}

/** Several of a few values, in their own order. */
function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, placeholder, errorText, all, chosen, onChoose, words } = props
  const options = all.map((value) => ({ value, label: words(value) }))
  return (
    <FormField label={label} errorText={errorText}>
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        placeholder={placeholder}
        onChange={({ detail }) =>
          onChoose(all.filter((each) => detail.selectedOptions.some(({ value }) => value === each)))
        }
      />
    </FormField>
  )
}

type Props = { url: string; onUrl: (url: string) => void }

/** Makes the request that subscribes an application; sends nothing. Source: NOTIF-02, NOTIF-03. */
export function SubscribeForm({ url, onUrl }: Props) {
  const text = useText('pushNotifications')
  const { number } = useFormats()
  const [chosenFolders, chooseFolders] = useState<readonly Folder[]>(['inbox'])
  const [events, chooseEvents] = useState<readonly EventType[]>(['NewMailEvent'])
  const [typedMinutes, typeMinutes] = useState('5')
  const minutes = /^\d{1,4}$/.test(typedMinutes) ? Number(typedMinutes) : 0
  const isInRange = minutes >= min && minutes <= max
  const isComplete = isInRange && events.length > 0 && isResponderUrl(url)
  const xml = isComplete
    ? subscribeXml({ folders: chosenFolders, events, statusFrequency: minutes, url })
    : undefined
  return (
    <Container
      header={
        <Header variant="h2" description={text('generatorDescription')}>
          {text('generator')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Choices
          label={text('folders')}
          placeholder={text('allFolders')}
          all={folders}
          chosen={chosenFolders}
          onChoose={chooseFolders}
          words={(folder) => text(`folder.${folder}`)}
        />
        <Choices
          label={text('events')}
          placeholder={text('chooseEvents')}
          errorText={events.length === 0 ? text('noEvents') : undefined}
          all={eventTypes}
          chosen={events}
          onChoose={chooseEvents}
          words={(event) => event}
        />
        <FormField
          label={text('frequency')}
          description={text('frequencyDescription')}
          constraintText={text('frequencyRange', { min: number(min), max: number(max) })}
          errorText={
            isInRange ? undefined : text('frequencyProblem', { min: number(min), max: number(max) })
          }
        >
          <Input
            value={typedMinutes}
            inputMode="numeric"
            onChange={({ detail }) => typeMinutes(detail.value.trim())}
          />
        </FormField>
        <FormField
          label={text('url')}
          description={text('urlDescription')}
          errorText={url === '' || isResponderUrl(url) ? undefined : text('urlProblem')}
        >
          <Input
            value={url}
            type="url"
            placeholder="https://responder.example.com/notify"
            spellcheck={false}
            onChange={({ detail }) => onUrl(detail.value.trim())}
          />
        </FormField>
        {xml === undefined ? (
          <div>{text('incomplete')}</div>
        ) : (
          <section aria-label={text('request')}>
            <SpaceBetween size="s">
              <CodeBlock>{xml}</CodeBlock>
              <Button
                iconName="download"
                download="subscribe.xml"
                href={`data:text/xml;charset=utf-8,${encodeURIComponent(xml)}`}
              >
                {text('download')}
              </Button>
            </SpaceBetween>
          </section>
        )}
      </SpaceBetween>
    </Container>
  )
}
