import { destroyPlatform } from '@angular/core';
import { getTestBed, ɵgetCleanupHook as cleanupHook } from '@angular/core/testing';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

// Angular outlives a spec file, and so would the platform of the file before, with its document
getTestBed().resetTestEnvironment();
destroyPlatform();
setupZonelessTestEnv();
// Angular asks for these itself when it is loaded, which is for the first file only
beforeEach(cleanupHook(false));
afterEach(cleanupHook(true));
