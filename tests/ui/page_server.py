# page_server.py: a web server in the process of a test
#
# SPDX-License-Identifier: GPL-3.0-or-later
import http.server
import threading


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.server.answer(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args):
        pass


class PageServer(http.server.ThreadingHTTPServer):
    """serves what answer (path) gives, None for 404, until the test ends"""
    daemon_threads = True

    def __init__(self, answer):
        super().__init__(("127.0.0.1", 0), Answer)
        self.answer = answer
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def address(self, path):
        return f"http://127.0.0.1:{self.server_address[1]}{path}"
