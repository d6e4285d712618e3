import { permissionMatrix } from './permission-matrix.js';

process.stdout.write(permissionMatrix());
