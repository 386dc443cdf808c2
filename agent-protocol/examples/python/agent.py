"""An agent who logs in, gets ready, answers one call and logs out when it is over. Written from PROTOCOL.md.

    protoc --proto_path=../../schema --python_out=. agent.proto
    python3 agent.py HOST PORT USER PASSWORD SWITCH STATION
"""
import socket
import struct
import sys
import threading
import time

import agent_pb2 as pb


class Agent:
    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port), timeout=30)
        self.lock = threading.Lock()
        self.last_request = 0
        self.pushes = []  # in their order; what is waited for may come behind something else

    def send(self, **variant):
        message = pb.ClientMessage(**variant).SerializeToString()
        with self.lock:  # section 2: the length, most significant byte first, then the message
            self.socket.sendall(struct.pack(">I", len(message)) + message)

    def read(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise ConnectionError("the server has closed the connection")
            data += part
        return data

    def receive(self):
        message = pb.ServerMessage.FromString(self.read(struct.unpack(">I", self.read(4))[0]))
        kind = message.WhichOneof("variant")
        if kind == "closing" or kind == "refused":
            end = getattr(message, kind)
            if end.name != "CLIENT_CLOSED":
                raise RuntimeError(f"{end.name}: {end.sentence} {end.detail}")
        if kind == "pushed":  # section 8: said at once, which is more often than must be
            self.send(acknowledge=pb.ClientMessageAcknowledge(sequence=message.pushed.sequence))
            self.pushes.append(message.pushed.push)
        return kind, getattr(message, kind) if kind else None

    def await_push(self, wanted):
        while True:
            for push in self.pushes:
                if push.WhichOneof("variant") == wanted:
                    self.pushes.remove(push)
                    return getattr(push, wanted)
            self.receive()

    def request(self, **command):
        self.last_request += 1  # section 9: ids rise from 1, and each has one outcome
        self.send(request=pb.ClientMessageRequest(request_id=self.last_request, command=pb.Command(**command)))
        outcome = self.await_push("request_outcome")
        if outcome.reason != pb.REFUSAL_REASON_NONE:
            raise RuntimeError(f"{pb.RefusalReason.Name(outcome.reason)} {outcome.detail}")

    def log_in(self, user, password):
        self.send(hello=pb.ClientMessageHello(version_min=1, version_max=1, client_name="python-example"))
        _, welcome = self.receive()
        threading.Thread(target=self.heartbeats, args=(welcome.heartbeat_millis / 1000,), daemon=True).start()
        self.send(login=pb.ClientMessageLogin(user_id=user, password=password, role=pb.SESSION_ROLE_AGENT))
        while self.receive()[0] != "session_established":
            pass

    def heartbeats(self, seconds):  # section 7: once an interval, whatever else is sent
        while True:
            time.sleep(seconds)
            self.send(heartbeat=pb.ClientMessageHeartbeat(sent_millis=int(time.time() * 1000)))

    def log_out(self):
        self.send(logout=pb.ClientMessageLogout())
        while self.receive()[0] != "closing":
            pass


def main(host, port, user, password, switch, station):
    agent = Agent(host, int(port))
    agent.log_in(user, password)
    agent.request(log_on=pb.CommandLogOn(switch_name=switch, station=station))
    agent.request(set_ready=pb.CommandSetReady())
    print("ready", flush=True)
    call = agent.await_push("call_offered").call
    print(f"a call from {call.ani} for {call.skill}", flush=True)
    agent.request(answer_call=pb.CommandAnswerCall(call=call.call))
    print("talking", flush=True)
    agent.await_push("call_ended")
    agent.request(log_off=pb.CommandLogOff())
    agent.log_out()
    print("logged out", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
