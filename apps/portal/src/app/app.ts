import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ToastOutlet } from '@tributary/ui';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, ToastOutlet],
  template: `<router-outlet /><tb-toast-outlet />`,
})
export class App {}
