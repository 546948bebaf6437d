"""A program that may be killed at any moment: `python -m tests.soak.client URL ASSISTANT FIRST` prints one line before
each call, with its number, and one after it, with what it was told.
"""

from __future__ import annotations

import sys
from itertools import count

from assistant_threads import OpenAI
from tests.soak.ledger import Told, told


def main() -> None:
    url, assistant, first = sys.argv[1:]
    with OpenAI(api_key="k", base_url=url) as client:
        for call in count(int(first)):
            print(f'{{"begin": {call}}}', flush=True)
            try:
                run = client.beta.threads.create_and_run_poll(
                    assistant_id=assistant,
                    thread={"messages": [{"role": "user", "content": "Hello"}]},
                    metadata={"call": str(call)},
                    deadline=60,
                    poll_interval_ms=20,
                )
                outcome = Told(call, run.id, run.status)
            except Exception as error:
                outcome = told(call, error)
            print(outcome.line(), flush=True)


if __name__ == "__main__":
    main()
