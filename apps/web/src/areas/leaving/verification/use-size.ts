import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

const megabyte = 1024 ** 2
const gigabyte = 1024 ** 3

const rounded = (value: number) => Math.round(value * 10) / 10

/** Returns a number of bytes in words. */
export function useSize(): (bytes: number) => string {
  const text = useText('verification')
  const { number } = useFormats()
  return (bytes) => {
    if (bytes < megabyte) return text('sizeBytes', { value: number(bytes) })
    if (bytes < gigabyte) return text('sizeMb', { value: number(rounded(bytes / megabyte)) })
    return text('sizeGb', { value: number(rounded(bytes / gigabyte)) })
  }
}
