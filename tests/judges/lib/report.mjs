// What a judge prints: one problem a line on standard output, then one closing line on standard error.
import { STATUS } from './arguments.mjs';

export class Report {
  constructor(judge) {
    this.judge = judge;
    this.lines = new Set();
  }

  // `place` is a file of the site with what else locates the problem; `rule` is a short stable name.
  add(place, rule, message) {
    this.lines.add(`${place}: ${this.judge}[${rule}]: ${message.replace(/\s+/g, ' ').trim()}`);
  }

  // Prints everything in one stable order and sets the exit status; `counted` says what was looked at.
  finish(counted) {
    const lines = [...this.lines].sort();
    for (const line of lines) console.log(line);
    console.error(`${this.judge}: ${counted}; problems: ${lines.length}`);
    process.exitCode = lines.length === 0 ? STATUS.fine : STATUS.problems;
  }
}
