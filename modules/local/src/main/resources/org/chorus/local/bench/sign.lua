-- Signs as people who never signed before. Settings come as arguments, in order: the body up to the
-- address, the name of the run, seconds to sign. A person's address tells run, thread and number; the
-- client address is another one each time.
--
-- Every microsecond that is spent here is missing in what is measured, which has the same processors: requests
-- are put together from strings that are ready, and answers are told apart by wrk, by their status alone.
-- Whoever is thanked is led on with 303; that nobody was thanked in vain shows in what is stored.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long tv_sec; long tv_usec; } chorus_timeval;
  int gettimeofday(chorus_timeval *tv, void *tz);
]]
local moment = ffi.new("chorus_timeval")

local function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.tv_sec) + tonumber(moment.tv_usec) / 1e6
end

local threads = {}

function setup(thread)
  thread:set("id", #threads + 1)
  table.insert(threads, thread)
end

function init(args)
  seconds = tonumber(args[3])
  number, first, last = 0, 0, 0
  math.randomseed(id * 7919 + now())
  person = args[1] .. "bench-" .. args[2] .. "-" .. id .. "-"
  head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] ..
    "\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Forwarded-For: "
end

-- Once the time is up nobody begins any more, so that no answer is lost when wrk stops.
function delay()
  if first == 0 then return 0 end
  last = now()
  return last - first >= seconds and 3600000 or 0
end

-- From addresses that nobody has: the reserved part of IPv4 (RFC 1112, section 4) and IPv6 for
-- documentation (RFC 3849). Each person from another network, as people are: the app counts by it.
local function client()
  if number % 2 == 0 then
    return string.format("%d.%d.%d.%d", math.random(240, 254), math.random(0, 255), math.random(0, 255), math.random(1, 254))
  end
  return string.format("2001:db8:%x:%x::%x", math.random(0, 65535), math.random(0, 65535), math.random(1, 65535))
end

function request()
  if first == 0 then first = now() end
  number = number + 1
  local body = person .. number .. "%40supporters.example"
  return head .. client() .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function done(summary, latency)
  local begin, finish = math.huge, 0
  for _, thread in ipairs(threads) do
    begin = math.min(begin, thread:get("first"))
    finish = math.max(finish, thread:get("last"))
  end
  local errors = summary.errors
  print(string.format("chorus acknowledged=%d non2xx3xx=%d broken=%d seconds=%.6f p50=%d p99=%d",
    summary.requests - errors.status, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    finish - begin, latency:percentile(50), latency:percentile(99)))
end
