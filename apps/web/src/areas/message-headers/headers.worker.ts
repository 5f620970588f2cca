import { readMessage } from './parse/read-message.ts'

addEventListener('message', ({ data }: MessageEvent<{ message: Blob; number: number }>) => {
  void readMessage(data.message).then((read) => postMessage({ read, number: data.number }))
})
