/** `npm start`: from a bare clone to a school that is served. The server runs in this very process, so that signals reach it. */
import { runProgram } from './run.mjs';

await runProgram('main');
