import Sqlite from 'better-sqlite3'
import { type Database, openDatabase } from '../state/database.ts'
import { openState } from '../state/state.ts'
import { seedSample } from './sample.ts'

/** Databases as the sample leaves them, by its time in epoch milliseconds. */
const images = new Map<number, Buffer>()

/** A new database in memory with the sample. Its bytes are kept and copied for the next one of the same time: tests start hundreds. */
export function sampleInMemory(at: Date): Database {
  const image = images.get(at.getTime())
  if (image) return new Sqlite(image)
  const database = openDatabase()
  database.transaction(() => seedSample(openState(database), at))()
  images.set(at.getTime(), database.serialize())
  return database
}
