// An agent who logs in, gets ready, answers one call and logs out when it is over. Written from PROTOCOL.md, in C# 7, which .NET and Mono know.
//     dotnet run -- HOST PORT USER PASSWORD SWITCH STATION
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Google.Protobuf;
using Strowger.Agent.V1;

sealed class Agent
{
    private readonly NetworkStream stream;
    private readonly List<Push> pushes = new List<Push>(); // In their order; what is waited for may come behind something else.
    private long lastRequest;
    private Timer heartbeats;

    public Agent(string host, int port) => stream = new TcpClient(host, port).GetStream();

    private void Send(ClientMessage message)
    {
        // Section 2: the length, most significant byte first, then the message.
        var bytes = message.ToByteArray();
        var length = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(bytes.Length));
        lock (stream) { stream.Write(length, 0, 4); stream.Write(bytes, 0, bytes.Length); }
    }

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        for (int had = 0, more; had < count; had += more)
            if ((more = stream.Read(bytes, had, count - had)) == 0) throw new EndOfStreamException();
        return bytes;
    }

    private ServerMessage Receive()
    {
        var message = ServerMessage.Parser.ParseFrom(Read(IPAddress.NetworkToHostOrder(BitConverter.ToInt32(Read(4), 0))));
        if (message.Refused != null) throw new Exception($"{message.Refused.Name}: {message.Refused.Sentence} {message.Refused.Detail}");
        if (message.Closing != null && message.Closing.Name != "CLIENT_CLOSED") throw new Exception($"{message.Closing.Name}: {message.Closing.Sentence}");
        if (message.Pushed != null)
        {
            pushes.Add(message.Pushed.Push);
            // Section 8: said at once, which is more often than must be.
            Send(new ClientMessage { Acknowledge = new ClientMessageAcknowledge { Sequence = message.Pushed.Sequence } });
        }
        return message;
    }

    public Push AwaitPush(Push.VariantOneofCase kind)
    {
        while (!pushes.Exists(push => push.VariantCase == kind)) Receive();
        var found = pushes.Find(push => push.VariantCase == kind);
        pushes.Remove(found);
        return found;
    }

    public void Request(Command command)
    {
        // Section 9: ids rise from 1, and each has one outcome.
        Send(new ClientMessage { Request = new ClientMessageRequest { RequestId = ++lastRequest, Command = command } });
        var outcome = AwaitPush(Push.VariantOneofCase.RequestOutcome).RequestOutcome;
        if (outcome.Reason != RefusalReason.None) throw new Exception($"{outcome.Reason} {outcome.Detail}");
    }

    public void LogIn(string user, string password)
    {
        Send(new ClientMessage { Hello = new ClientMessageHello { VersionMin = 1, VersionMax = 1, ClientName = "csharp-example" } });
        var interval = Receive().Welcome.HeartbeatMillis; // Section 7: once an interval, whatever else is sent.
        heartbeats = new Timer(_ => Send(new ClientMessage { Heartbeat = new ClientMessageHeartbeat { SentMillis = Environment.TickCount } }), null, interval, interval);
        Send(new ClientMessage { Login = new ClientMessageLogin { UserId = user, Password = password, Role = SessionRole.Agent } });
        while (Receive().SessionEstablished == null) { }
    }

    public void LogOut()
    {
        Send(new ClientMessage { Logout = new ClientMessageLogout() });
        while (Receive().Closing == null) { }
        heartbeats.Dispose();
    }

    public static void Main(string[] args)
    {
        var agent = new Agent(args[0], int.Parse(args[1]));
        agent.LogIn(args[2], args[3]);
        agent.Request(new Command { LogOn = new CommandLogOn { SwitchName = args[4], Station = args[5] } });
        agent.Request(new Command { SetReady = new CommandSetReady() });
        Console.WriteLine("ready");
        var call = agent.AwaitPush(Push.VariantOneofCase.CallOffered).CallOffered.Call;
        Console.WriteLine($"a call from {call.Ani} for {call.Skill}");
        agent.Request(new Command { AnswerCall = new CommandAnswerCall { Call = call.Call } });
        Console.WriteLine("talking");
        agent.AwaitPush(Push.VariantOneofCase.CallEnded);
        agent.Request(new Command { LogOff = new CommandLogOff() });
        agent.LogOut();
        Console.WriteLine("logged out");
    }
}
